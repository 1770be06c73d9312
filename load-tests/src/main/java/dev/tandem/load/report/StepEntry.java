package dev.tandem.load.report;

import dev.tandem.load.measure.MediaFigures;
import dev.tandem.load.measure.Timing;
import dev.tandem.load.scenario.Figures;
import dev.tandem.load.scenario.Limit;
import dev.tandem.load.scenario.Metric;
import dev.tandem.load.scenario.Moment;
import dev.tandem.load.scenario.Step;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * One load, as written to disk.
 *
 * @param purpose LOAD, SEARCH, CONFIRM or HALF
 * @param players of all streams
 * @param met whether all goals were met
 * @param gaveWay what gave way first, by name; null where nothing did
 * @param figures by the names that goals use, in the units of the schema
 * @param counts what was counted
 * @param histograms times in microseconds: HdrHistogram's compressed form, in Base64
 * @param moments what was seen, moment by moment
 */
public record StepEntry(
    String purpose,
    int publishers,
    int players,
    int pushes,
    String started,
    double measuredSeconds,
    boolean met,
    @Nullable String gaveWay,
    List<String> remarks,
    Map<String, Double> figures,
    Map<String, Long> counts,
    Map<String, String> histograms,
    List<MomentEntry> moments) {

  public StepEntry {
    remarks = List.copyOf(remarks);
    moments = List.copyOf(moments);
  }

  /**
   * What was seen in one interval.
   *
   * @param second its end, from the start of the step
   * @param measured whether it counts
   */
  public record MomentEntry(
      double second, boolean measured, int players, Map<String, Double> figures, String delays) {
    static MomentEntry of(Moment moment) {
      return new MomentEntry(
          moment.second(),
          moment.measured(),
          moment.players(),
          byName(moment.figures()),
          moment.delays());
    }

    Optional<Double> figure(Metric metric) {
      return Optional.ofNullable(figures.get(metric.id()));
    }
  }

  public static StepEntry of(Step step) {
    return new StepEntry(
        step.purpose().name(),
        step.load().publishers(),
        step.load().allPlayers(),
        step.load().pushes(),
        step.started().truncatedTo(ChronoUnit.SECONDS).toString(),
        step.measured().toNanos() / 1e9,
        step.met(),
        step.gaveWay().map(Limit::name).orElse(null),
        step.remarks(),
        byName(step.figures()),
        step.media().countsByLabel(),
        step.media().histogramsByLabel(),
        step.moments().stream().map(MomentEntry::of).toList());
  }

  /** The same without what was seen moment by moment. */
  public StepEntry summary() {
    return new StepEntry(
        purpose,
        publishers,
        players,
        pushes,
        started,
        measuredSeconds,
        met,
        gaveWay,
        remarks,
        figures,
        counts,
        histograms,
        List.of());
  }

  static Map<String, Double> byName(Figures figures) {
    Map<String, Double> byName = new LinkedHashMap<>();
    figures.forEach((metric, value) -> byName.put(metric.id(), value));
    return byName;
  }

  /** Whether this is why it was run. */
  boolean is(Step.Purpose why) {
    return purpose.equals(why.name());
  }

  Optional<Double> figure(Metric metric) {
    return Optional.ofNullable(figures.get(metric.id()));
  }

  /** The figures that this program knows. */
  Figures known() {
    Figures known = new Figures();
    figures.forEach((name, value) -> Metric.of(name).ifPresent(metric -> known.put(metric, value)));
    return known;
  }

  Optional<Limit> limit() {
    return gaveWay == null ? Optional.empty() : Optional.of(Limit.valueOf(gaveWay));
  }

  /** Counts and histograms, to be added to others. */
  MediaFigures media() {
    return MediaFigures.of(counts, histograms);
  }

  /** The times of one kind, in microseconds. */
  Histogram times(Timing timing) {
    return media().of(timing);
  }
}
