package dev.tandem.load.report;

import dev.tandem.load.measure.MediaFigures;
import dev.tandem.load.measure.Timing;
import dev.tandem.load.report.LinePlot.Line;
import dev.tandem.load.report.LinePlot.Point;
import dev.tandem.load.report.StepEntry.MomentEntry;
import dev.tandem.load.scenario.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.HdrHistogram.Histogram;

/** One step as it went on. */
final class TimePlots {
  private static final String SECONDS = "seconds";
  private static final double US_PER_MS = 1_000;

  private TimePlots() {}

  static List<String> of(StepEntry step) {
    double from =
        step.moments().stream()
            .filter(MomentEntry::measured)
            .mapToDouble(MomentEntry::second)
            .findFirst()
            .orElse(0);
    List<String> plots = new ArrayList<>();
    add(
        plots,
        new LinePlot(
            "Forward delay",
            SECONDS,
            "ms",
            List.of(
                line(step, "median", Metric.DELAY_P50),
                line(step, "99 %", Metric.DELAY_P99),
                line(step, "largest", Metric.DELAY_MAX)),
            true,
            from));
    add(
        plots,
        new LinePlot(
            "Packets to players",
            SECONDS,
            "packets/s",
            List.of(line(step, "packets/s", Metric.PACKETS)),
            false,
            from));
    add(
        plots,
        new LinePlot(
            "Processors",
            SECONDS,
            "cores",
            List.of(line(step, "server", Metric.CPU), line(step, "softirq", Metric.SOFTIRQ)),
            false,
            from));
    add(
        plots,
        new LinePlot(
            "Players",
            SECONDS,
            "players",
            List.of(line(step, "playing", moment -> (double) moment.players())),
            false,
            from));
    add(
        plots,
        new LinePlot("Loss", SECONDS, "%", List.of(line(step, "loss", Metric.LOSS)), false, from));
    MediaFigures media = step.media();
    add(plots, distribution(media.of(Timing.FORWARD_DELAY)));
    add(plots, new ColumnPlot("Time to PLAYING", media.of(Timing.JOIN_TO_PLAYING)));
    add(plots, new ColumnPlot("Time to picture", media.of(Timing.JOIN_TO_KEY_FRAME)));
    add(plots, new ColumnPlot("Push to first frame", media.of(Timing.PUSH_TO_KEY_FRAME)));
    return plots;
  }

  /** The delay that each share of the packets stays below; each nine has the same width. */
  private static LinePlot distribution(Histogram delay) {
    List<Point> points = new ArrayList<>();
    if (delay.getTotalCount() > 0) {
      for (double nines = 0.3; nines <= Math.log10((double) delay.getTotalCount()); nines += 0.1) {
        double percent = 100 - Math.pow(10, 2 - nines);
        points.add(new Point(nines, delay.getValueAtPercentile(percent) / US_PER_MS));
      }
    }
    return new LinePlot(
        "Forward delay by share of packets",
        "nines: 1 is 90 %, 2 is 99 %, 3 is 99.9 %",
        "ms",
        List.of(new Line("delay", points)),
        true,
        0);
  }

  private static Line line(StepEntry step, String name, Metric metric) {
    return new Line(
        name,
        step.moments().stream()
            .filter(moment -> moment.figure(metric).isPresent())
            .map(moment -> new Point(moment.second(), moment.figure(metric).orElseThrow()))
            .toList());
  }

  private static Line line(StepEntry step, String name, Function<MomentEntry, Double> value) {
    return new Line(
        name,
        step.moments().stream()
            .map(moment -> new Point(moment.second(), value.apply(moment)))
            .toList());
  }

  private static void add(List<String> plots, LinePlot plot) {
    if (!plot.isEmpty()) {
      plots.add(plot.svg());
    }
  }

  private static void add(List<String> plots, ColumnPlot plot) {
    if (!plot.isEmpty()) {
      plots.add(plot.svg());
    }
  }
}
