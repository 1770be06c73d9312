package dev.tandem.server.media.srtp;

import dev.tandem.server.media.rtp.PlainText;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Measures which of several libraries seals packets fastest on this machine. They take turns, so
 * that a slow phase of the machine meets all of them, and the best round of each counts.
 */
final class CipherRace {
  private static final int PACKET_LENGTH = 1200;
  private static final int HEADER_LENGTH = 12;
  private static final int PACKETS_PER_ROUND = 64;

  private final LongSupplier clockNs;
  private final byte[] header = new byte[HEADER_LENGTH];
  private final PlainText text =
      new PlainText()
          .set(
              new byte[PACKET_LENGTH],
              0,
              Arena.ofAuto().allocate(PACKET_LENGTH),
              0,
              PACKET_LENGTH - HEADER_LENGTH);
  private final MemorySegment packet =
      Arena.ofAuto().allocate(PACKET_LENGTH + SrtpSender.MAX_OVERHEAD);

  CipherRace(LongSupplier clockNs) {
    this.clockNs = clockNs;
  }

  /** Nanoseconds for each packet, in the order of the libraries. */
  long[] run(List<CipherSource> libraries, SrtpProfile profile, long durationNs) {
    PacketCipher[] ciphers =
        libraries.stream()
            .map(library -> library.ciphers().create(profile, PacketKind.RTP, keys(profile)))
            .toArray(PacketCipher[]::new);
    long[] best = new long[ciphers.length];
    Arrays.fill(best, Long.MAX_VALUE);
    long end = clockNs.getAsLong() + durationNs;
    long index = 0;
    do {
      for (int i = 0; i < ciphers.length; i++) {
        best[i] = Math.min(best[i], round(ciphers[i], index));
      }
      index += PACKETS_PER_ROUND;
    } while (clockNs.getAsLong() < end);
    return best;
  }

  private long round(PacketCipher cipher, long index) {
    long begin = clockNs.getAsLong();
    for (int i = 0; i < PACKETS_PER_ROUND; i++) {
      cipher.seal(1, index + i, 0, header, 0, HEADER_LENGTH, text, packet, 0);
    }
    return (clockNs.getAsLong() - begin) / PACKETS_PER_ROUND;
  }

  private static SessionKeys keys(SrtpProfile profile) {
    return SessionKeys.derive(
        profile, PacketKind.RTP, new byte[profile.keyLength()], new byte[profile.saltLength()]);
  }
}
