package dev.tandem.server.media.srtp;

/**
 * The 48-bit packet index of SRTP: the sequence number, with a roll-over counter of 32 bits above
 * it that no packet carries and both sides keep by themselves (RFC 3711, section 3.3.1 and appendix
 * A).
 */
final class PacketIndex {
  /** The number of packets that an index can tell apart. */
  static final long RANGE = 1L << 48;

  private static final int HALF = 1 << 15;
  private static final int TURN = 1 << 16;

  private PacketIndex() {}

  /**
   * Returns the index that is nearest to the highest one so far, among those that end in this
   * sequence number. It can lie outside of 0 to {@link #RANGE}, and then belongs to no packet.
   */
  static long nearest(long highest, int sequenceNumber) {
    int last = (int) (highest & 0xffff);
    long sameTurn = highest - last + sequenceNumber;
    if (last < HALF) {
      return sequenceNumber - last > HALF ? sameTurn - TURN : sameTurn;
    }
    return last - HALF > sequenceNumber ? sameTurn + TURN : sameTurn;
  }

  static int rolloverCounter(long index) {
    return (int) (index >>> 16);
  }
}
