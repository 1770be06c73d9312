package dev.tandem.conformance.probe.srtp;

/** The 48-bit packet index of a stream from its 16-bit sequence numbers (RFC 3711, 3.3.1). */
final class RollOver {
  private static final int HALF = 1 << 15;

  private long highest = -1;

  /** The index nearest to the highest one; a stream starts with a roll-over counter of zero. */
  long indexOf(int sequence) {
    if (highest < 0) {
      return sequence;
    }
    long counter = highest >>> 16;
    int ahead = sequence - (int) (highest & 0xffff);
    if (ahead < -HALF) {
      counter++;
    } else if (ahead > HALF && counter > 0) {
      counter--;
    }
    return counter << 16 | sequence;
  }

  void seen(long index) {
    highest = Math.max(highest, index);
  }
}
