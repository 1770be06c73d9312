package dev.tandem.load.report;

import dev.tandem.load.measure.MediaFigures;
import dev.tandem.load.measure.Timing;
import dev.tandem.load.report.StepEntry.MomentEntry;
import dev.tandem.load.scenario.Figures;
import dev.tandem.load.scenario.MediaSummary;
import dev.tandem.load.scenario.Metric;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The same moment as several workers saw it, as one. */
final class MomentMerge {
  private MomentMerge() {}

  static MomentEntry of(List<MomentEntry> parts) {
    MediaFigures delays = new MediaFigures();
    parts.forEach(part ->
        delays.add(MediaFigures.of(Map.of(), Map.of(Timing.FORWARD_DELAY.label(), part.delays()))));
    Figures figures = MediaSummary.of(delays, 1);
    Stream.of(Metric.PACKETS, Metric.BIT_RATE, Metric.NACKS, Metric.PLIS, Metric.FREEZES)
        .forEach(metric -> put(figures, metric, parts, true));
    Stream.of(
            Metric.LOSS,
            Metric.CPU,
            Metric.MEMORY,
            Metric.SOFTIRQ,
            Metric.GENERATOR_CPU,
            Metric.LATE_SENDS,
            Metric.FAILED)
        .forEach(metric -> put(figures, metric, parts, false));
    return new MomentEntry(
        parts.getFirst().second(),
        parts.stream().allMatch(MomentEntry::measured),
        parts.stream().mapToInt(MomentEntry::players).sum(),
        StepEntry.byName(figures),
        delays.histogramsByLabel().getOrDefault(Timing.FORWARD_DELAY.label(), ""));
  }

  /** The sum, or the largest, of what those saw that saw anything. */
  private static void put(Figures figures, Metric metric, List<MomentEntry> parts, boolean sum) {
    List<Double> values = parts.stream().flatMap(part -> part.figure(metric).stream()).toList();
    if (!values.isEmpty()) {
      figures.put(
          metric,
          values.stream().mapToDouble(v -> v).reduce(sum ? Double::sum : Math::max).orElse(0));
    }
  }
}
