package dev.tandem.conformance.probe.packet;

/** Arithmetic of 16-bit sequence numbers, which wrap (RFC 3550, 5.1 and A.1; RFC 1982). */
public final class Sequence {
  private static final int MODULUS = 1 << 16;

  private Sequence() {}

  /** The number that is {@code step} after the given one; the step may be negative. */
  public static int plus(int sequence, int step) {
    return (sequence + step) & (MODULUS - 1);
  }

  public static int next(int sequence) {
    return plus(sequence, 1);
  }

  /** How far {@code to} is ahead of {@code from}, -32768 to 32767; negative if it is behind. */
  public static int distance(int from, int to) {
    return (short) (to - from);
  }

  public static boolean isNewer(int sequence, int than) {
    return distance(than, sequence) > 0;
  }

  /** The number without wrapping that is nearest to {@code reference} and ends in the given one. */
  public static long extend(long reference, int sequence) {
    return reference + distance((int) (reference & (MODULUS - 1)), sequence);
  }
}
