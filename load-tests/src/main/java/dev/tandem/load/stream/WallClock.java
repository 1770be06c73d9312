package dev.tandem.load.stream;

import java.time.Instant;

/** The wall clock by the monotonic one: it is read once, and does not jump while a test runs. */
public final class WallClock {
  private static final long SECONDS_1900_TO_1970 = 2_208_988_800L;
  private static final long NS_PER_SECOND = 1_000_000_000L;
  private static final long BASE_NS = base();

  private WallClock() {}

  private static long base() {
    Instant now = Instant.now();
    return now.getEpochSecond() * NS_PER_SECOND + now.getNano() - System.nanoTime();
  }

  /** Microseconds since 1970 at a monotonic time. */
  public static long usAt(long nowNs) {
    return (BASE_NS + nowNs) / 1_000;
  }

  /** The 64-bit NTP timestamp (RFC 5905) at a monotonic time. */
  public static long ntpAt(long nowNs) {
    long ns = BASE_NS + nowNs;
    long fraction = ((ns % NS_PER_SECOND) << 32) / NS_PER_SECOND;
    return (ns / NS_PER_SECOND + SECONDS_1900_TO_1970) << 32 | fraction;
  }
}
