package dev.tandem.load.scenario;

import dev.tandem.load.measure.Counter;
import dev.tandem.load.measure.GeneratorFigures;
import dev.tandem.load.measure.MediaFigures;
import dev.tandem.load.measure.Timing;
import org.HdrHistogram.Histogram;

/** Turns counts and histograms of clients into the figures of reports. */
public final class MediaSummary {
  private static final double US_PER_MS = 1_000;
  private static final double PERCENT = 100;
  private static final int MEDIAN = 50;
  private static final long LATE_US = 5_000;

  private MediaSummary() {}

  /** What players and publishers have seen in so many seconds. */
  public static Figures of(MediaFigures media, double seconds) {
    Figures figures = new Figures();
    Histogram delay = media.of(Timing.FORWARD_DELAY);
    put(figures, Metric.DELAY_P50, delay, MEDIAN);
    put(figures, Metric.DELAY_P90, delay, 90);
    put(figures, Metric.DELAY_P99, delay, 99);
    put(figures, Metric.DELAY_P999, delay, 99.9);
    put(figures, Metric.DELAY_MAX, delay, 100);
    long received = media.get(Counter.PACKETS_RECEIVED);
    if (received > 0 || media.get(Counter.PACKETS_SENT) > 0) {
      figures
          .put(Metric.LOSS, PERCENT * media.lossRatio())
          .put(Metric.PACKETS, received / seconds)
          .put(Metric.BIT_RATE, media.get(Counter.OCTETS_RECEIVED) * 8 / 1e6 / seconds);
    }
    Histogram jitter = media.of(Timing.JITTER);
    if (jitter.getTotalCount() > 0) {
      figures.put(Metric.JITTER, jitter.getMean() / US_PER_MS);
    }
    if (media.get(Counter.PACKETS_CHECKED) > 0) {
      figures
          .put(Metric.FREEZES, media.get(Counter.FREEZES))
          .put(
              Metric.CORRUPT,
              media.get(Counter.PACKETS_NOT_AUTHENTIC)
                  + media.get(Counter.PACKETS_ALTERED)
                  + media.get(Counter.PACKETS_MISPLACED));
    }
    figures
        .put(Metric.NACKS, media.get(Counter.NACKS_SENT))
        .put(Metric.PLIS, media.get(Counter.PLIS_SENT));
    put(figures, Metric.JOIN_P50, media.of(Timing.JOIN_TO_PLAYING), MEDIAN);
    put(figures, Metric.JOIN_P99, media.of(Timing.JOIN_TO_PLAYING), 99);
    put(figures, Metric.PICTURE_P50, media.of(Timing.JOIN_TO_KEY_FRAME), MEDIAN);
    put(figures, Metric.PICTURE_P99, media.of(Timing.JOIN_TO_KEY_FRAME), 99);
    put(figures, Metric.PUSH, media.of(Timing.PUSH_TO_KEY_FRAME), MEDIAN);
    late(figures, media.of(Timing.SEND_LAG));
    return figures;
  }

  private static void put(Figures figures, Metric metric, Histogram times, double percentile) {
    if (times.getTotalCount() > 0) {
      figures.put(metric, times.getValueAtPercentile(percentile) / US_PER_MS);
    }
  }

  private static void late(Figures figures, Histogram lag) {
    if (lag.getTotalCount() > 0) {
      figures.put(Metric.LATE_SENDS, PERCENT - lag.getPercentileAtOrBelowValue(LATE_US));
    }
  }

  /** How the generator itself fared. */
  public static Figures of(GeneratorFigures generator) {
    return new Figures()
        .put(
            Metric.GENERATOR_CPU,
            PERCENT * generator.loopLoads().stream().mapToDouble(load -> load).max().orElse(0))
        .put(Metric.GENERATOR_DROPS, generator.socketDrops())
        .put(Metric.MACHINE, PERCENT * generator.machineLoad() / generator.processors())
        .put(Metric.STOLEN, PERCENT * generator.stolenRatio());
  }
}
