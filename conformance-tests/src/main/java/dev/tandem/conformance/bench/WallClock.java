package dev.tandem.conformance.bench;

import java.util.Locale;

/** Whether the time of day goes on as the monotonic clock does, without steps. */
final class WallClock {
  private static final double MOST_STEP_MS = 100;

  private final long startedMs = System.currentTimeMillis();
  private final long startedNs = System.nanoTime();

  /** The difference since this was made. */
  BenchReading reading() {
    double monotonicMs = (System.nanoTime() - startedNs) / 1e6;
    double step = System.currentTimeMillis() - startedMs - monotonicMs;
    return new BenchReading(
        1,
        Math.abs(step) <= MOST_STEP_MS,
        String.format(Locale.ROOT, "clock: %.0f ms off in %.0f ms", step, monotonicMs));
  }
}
