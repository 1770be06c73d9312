package dev.tandem.server.media.udp;

import java.time.Clock;
import java.time.Instant;
import java.util.function.LongSupplier;

/**
 * Brings the times that the system stamps packets with, which are those of the wall clock, to
 * {@link System#nanoTime}. The two are compared each second, since a wall clock is put right now
 * and then. Single-threaded.
 */
final class ArrivalClock {
  private static final long NANOS = 1_000_000_000L;
  private static final long COMPARE_NS = NANOS;

  /**
   * A packet that has waited longer than this, or comes so much from the future, is stamped wrong.
   */
  private static final long LONGEST_WAIT_NS = NANOS;

  private static final long TOLERANCE_NS = 1_000_000;
  private static final int COMPARISONS = 3;

  private final Clock wall;
  private final LongSupplier nanoTime;
  private boolean compared;
  private long comparedNs;
  private long fromWallNs;

  ArrivalClock() {
    this(Clock.systemUTC(), System::nanoTime);
  }

  ArrivalClock(Clock wall, LongSupplier nanoTime) {
    this.wall = wall;
    this.nanoTime = nanoTime;
  }

  /**
   * When a packet arrived.
   *
   * @param stampNs nanoseconds since 1970, or 0 where it has no stamp: it arrives now
   */
  long nanoTimeOf(long stampNs) {
    long nowNs = nanoTime.getAsLong();
    if (stampNs == 0) {
      return nowNs;
    }
    if (!compared || nowNs - comparedNs > COMPARE_NS || !isPlausible(stampNs, nowNs)) {
      compare(nowNs);
    }
    return isPlausible(stampNs, nowNs) ? Math.min(stampNs + fromWallNs, nowNs) : nowNs;
  }

  private boolean isPlausible(long stampNs, long nowNs) {
    long waitedNs = nowNs - (stampNs + fromWallNs);
    return waitedNs >= -TOLERANCE_NS && waitedNs <= LONGEST_WAIT_NS;
  }

  /** Reads both clocks at once, or as nearly so as a thread that may be held up can. */
  private void compare(long nowNs) {
    compared = true;
    comparedNs = nowNs;
    long shortestNs = Long.MAX_VALUE;
    for (int i = 0; i < COMPARISONS; i++) {
      long beforeNs = nanoTime.getAsLong();
      Instant instant = wall.instant();
      long tookNs = nanoTime.getAsLong() - beforeNs;
      if (tookNs < shortestNs) {
        shortestNs = tookNs;
        long middleNs = beforeNs + tookNs / 2;
        fromWallNs = middleNs - (instant.getEpochSecond() * NANOS + instant.getNano());
      }
    }
  }
}
