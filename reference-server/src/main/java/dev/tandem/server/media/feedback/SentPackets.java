package dev.tandem.server.media.feedback;

/**
 * Send time and size of the last packets, until feedback tells of their arrival. Holds no memory
 * before the first packet, since many players only wait. Single-threaded.
 *
 * <pre>
 * one packet:  time:32 in units of 1,024 ns | sequence:16 | octets:16
 * </pre>
 */
final class SentPackets {
  private static final int SLOTS = 2048;
  private static final int UNIT_SHIFT = 10;
  private static final int MOST_OCTETS = 0xffff;

  private long[] packets = {};

  void add(int wideSequence, int size, long nowNs) {
    if (packets.length == 0) {
      packets = new long[SLOTS];
    }
    int low = wideSequence << 16 | Math.clamp(size, 1, MOST_OCTETS);
    packets[slot(wideSequence)] = nowNs >> UNIT_SHIFT << 32 | Integer.toUnsignedLong(low);
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

  private static int slot(int wideSequence) {
    return wideSequence & (SLOTS - 1);
  }
}
