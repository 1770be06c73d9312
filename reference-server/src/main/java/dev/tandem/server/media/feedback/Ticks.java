package dev.tandem.server.media.feedback;

/** Nanoseconds in the units of RTP and NTP. */
final class Ticks {
  static final long NANOS_PER_SECOND = 1_000_000_000L;

  private Ticks() {}

  /** Ticks of a clock, rounded down. */
  static long of(long nanos, int clockRateHz) {
    long seconds = Math.floorDiv(nanos, NANOS_PER_SECOND);
    long rest = Math.floorMod(nanos, NANOS_PER_SECOND);
    return seconds * clockRateHz + rest * clockRateHz / NANOS_PER_SECOND;
  }

  /** A duration in the 32.32 bit format of NTP timestamps. */
  static long ntp(long nanos) {
    long seconds = Math.floorDiv(nanos, NANOS_PER_SECOND);
    long rest = Math.floorMod(nanos, NANOS_PER_SECOND);
    return (seconds << 32) + (rest << 32) / NANOS_PER_SECOND;
  }

  /** Nanoseconds of an unsigned duration in 1/65536 s, the short NTP format. */
  static long nanosOfShortNtp(int shortNtp) {
    return (Integer.toUnsignedLong(shortNtp) * NANOS_PER_SECOND) >> 16;
  }

  /** The middle 32 bits of an NTP timestamp, the short NTP format. */
  static int shortNtp(long ntp) {
    return (int) (ntp >> 16);
  }
}
