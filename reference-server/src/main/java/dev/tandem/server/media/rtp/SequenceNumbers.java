package dev.tandem.server.media.rtp;

/**
 * Arithmetic on 16-bit sequence numbers, which wrap from 65535 to 0 (RFC 3550 section 5.1). The
 * shorter way round the circle decides which of two numbers is newer.
 */
public final class SequenceNumbers {
  private SequenceNumbers() {}

  /** How far {@code a} is ahead of {@code b}: -32768 to 32767. */
  public static int delta(int a, int b) {
    return (short) (a - b);
  }

  /** Whether {@code a} comes after {@code b}. */
  public static boolean newer(int a, int b) {
    return delta(a, b) > 0;
  }

  /**
   * The extended sequence number nearest to a reference.
   *
   * @param reference an extended sequence number, counted without wrapping
   * @param sequence 16 bits of another one
   */
  public static long extend(long reference, int sequence) {
    return reference + (short) (sequence - (int) reference);
  }
}
