package dev.tandem.server.media.feedback;

/**
 * Send time and size of the last packets, until feedback tells of their arrival. There is room for
 * as many as are on their way, and none before the first: many players only wait, and what is small
 * stays in the processor's cache. Single-threaded.
 *
 * <pre>
 * one packet:  time:32 in units of 1,024 ns | sequence:16 | octets:16
 * </pre>
 */
final class SentPackets {
  private static final int FEWEST = 64;
  private static final int MOST = 2048;
  private static final int UNIT_SHIFT = 10;
  private static final int MOST_OCTETS = 0xffff;

  /** Feedback about older packets is not waited for. */
  private static final int LONGEST_WAIT = (int) (Ticks.NANOS_PER_SECOND >> UNIT_SHIFT);

  private long[] packets = {};

  void add(int wideSequence, int size, long nowNs) {
    if (packets.length == 0) {
      packets = new long[FEWEST];
    }
    long now = nowNs >> UNIT_SHIFT;
    while (packets.length < MOST && isAwaited(packets[slot(wideSequence)], (int) now)) {
      grow();
    }
    int low = wideSequence << 16 | Math.clamp(size, 1, MOST_OCTETS);
    packets[slot(wideSequence)] = now << 32 | Integer.toUnsignedLong(low);
  }

  private static boolean isAwaited(long packet, int now) {
    int age = now - (int) (packet >>> 32);
    return (packet & MOST_OCTETS) != 0 && age >= 0 && age < LONGEST_WAIT;
  }

  private void grow() {
    long[] former = packets;
    packets = new long[2 * former.length];
    for (long packet : former) {
      if (packet != 0) {
        packets[slot((int) (packet >>> 16))] = packet;
      }
    }
  }

  /** The size of a packet, 0 if it is not known or was taken before. */
  int octets(int wideSequence) {
    int low = packets.length == 0 ? 0 : (int) packets[slot(wideSequence)];
    return (short) (low >> 16) == (short) wideSequence ? low & MOST_OCTETS : 0;
  }

  /** When a packet whose size is known was sent; at most an hour before now. */
  long sentNs(int wideSequence, long nowNs) {
    long now = nowNs >> UNIT_SHIFT;
    int sent = (int) (packets[slot(wideSequence)] >>> 32);
    return (now - Integer.toUnsignedLong((int) now - sent)) << UNIT_SHIFT;
  }

  /** Forgets a packet, so that repeated feedback does not count it twice. */
  void take(int wideSequence) {
    packets[slot(wideSequence)] &= ~(long) MOST_OCTETS;
  }

  /** How many packets there is room for. */
  int room() {
    return packets.length;
  }

  private int slot(int wideSequence) {
    return wideSequence & (packets.length - 1);
  }
}
