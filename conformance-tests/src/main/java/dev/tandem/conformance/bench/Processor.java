package dev.tandem.conformance.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How fast the processor is, and how much of it others on the host take (steal time in /proc/stat,
 * proc(5)).
 */
final class Processor {
  private static final Path STAT = Path.of("/proc/stat");
  private static final int STEAL = 7;
  private static final int FIELDS_OF_ALL_TIME = 8;
  private static final int ROUNDS = 5;
  private static final int STEPS = 4_000_000;

  /** How long one round takes on a machine on which all deadlines fit. */
  private static final double USUAL_MS = 25;

  private static final double MOST_FACTOR = 10;
  private static final double MOST_STEAL = 0.7;

  private Processor() {}

  static BenchReading speed() {
    double[] roundMs = new double[ROUNDS];
    long sum = 0;
    for (int i = 0; i < ROUNDS; i++) {
      long started = System.nanoTime();
      sum += work();
      roundMs[i] = (System.nanoTime() - started) / 1e6;
    }
    Arrays.sort(roundMs);
    double ms = roundMs[ROUNDS / 2] + (sum == 0 ? 1 : 0);
    return BenchReading.of(
        ms / USUAL_MS,
        MOST_FACTOR,
        String.format(Locale.ROOT, "processor: %.0f ms for a loop of usually %.0f", ms, USUAL_MS));
  }

  /** The share of time stolen between two looks at {@link #times}. */
  static BenchReading steal(long @Nullable [] before, long @Nullable [] after) {
    if (before == null || after == null) {
      return BenchReading.of(1, MOST_FACTOR, "steal: this system does not tell");
    }
    double stolen = after[0] - before[0];
    double share = stolen / Math.max(1, after[1] - before[1]);
    String words = String.format(Locale.ROOT, "steal: %.0f %% of the time", share * 100);
    return new BenchReading(1 / (1 - Math.min(0.9, share)), share <= MOST_STEAL, words);
  }

  /** Stolen ticks and all ticks; null where there is no such file. */
  static long @Nullable [] times() {
    if (!Files.isReadable(STAT)) {
      return null;
    }
    try (var lines = Files.lines(STAT)) {
      long[] fields =
          Arrays.stream(lines.findFirst().orElse("cpu").replaceFirst("cpu *", "").split(" ", -1))
              .filter(field -> !field.isEmpty())
              .mapToLong(Long::parseLong)
              .limit(FIELDS_OF_ALL_TIME)
              .toArray();
      return fields.length <= STEAL
          ? null
          : new long[] {fields[STEAL], Arrays.stream(fields).sum()};
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Steps of xorshift64*, which no compiler can shorten. */
  private static long work() {
    long x = 88172645463325252L;
    for (int i = 0; i < STEPS; i++) {
      x ^= x >>> 12;
      x ^= x << 25;
      x ^= x >>> 27;
      x *= 2685821657736338717L;
    }
    return x;
  }
}
