package dev.tandem.load.report;

import dev.tandem.load.report.LinePlot.Line;
import dev.tandem.load.report.LinePlot.Point;
import dev.tandem.load.scenario.Metric;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Several loads of one run, or of several servers, beside each other. */
final class LoadPlots {
  private static final String PLAYERS = "players";

  private LoadPlots() {}

  /** The steps of a search. */
  static List<String> of(List<StepEntry> steps) {
    List<String> plots = new ArrayList<>();
    add(
        plots,
        "Forward delay",
        "ms",
        List.of(
            line(steps, "median", Metric.DELAY_P50),
            line(steps, "99 %", Metric.DELAY_P99),
            line(steps, "99.9 %", Metric.DELAY_P999)),
        true);
    add(
        plots,
        "Packets to players",
        "packets/s",
        List.of(line(steps, "packets/s", Metric.PACKETS)),
        false);
    add(
        plots,
        "Processor per packet",
        "µs",
        List.of(
            line(steps, "user and system", Metric.CPU_PER_PACKET),
            line(steps, "user", Metric.CPU_USER_PER_PACKET),
            line(steps, "system", Metric.CPU_SYSTEM_PER_PACKET)),
        false);
    add(
        plots,
        "Processors",
        "cores",
        List.of(line(steps, "server", Metric.CPU), line(steps, "softirq", Metric.SOFTIRQ)),
        false);
    add(plots, "Loss", "%", List.of(line(steps, "loss", Metric.LOSS)), false);
    return plots;
  }

  static Line line(List<StepEntry> steps, String name, Metric metric) {
    return new Line(
        name,
        steps.stream()
            .filter(step -> step.figure(metric).isPresent())
            .sorted(Comparator.comparingInt(StepEntry::players))
            .map(step -> new Point(step.players(), step.figure(metric).orElseThrow()))
            .toList());
  }

  private static void add(
      List<String> plots, String title, String unit, List<Line> lines, boolean logarithmic) {
    LinePlot plot = new LinePlot(title, PLAYERS, unit, lines, logarithmic, 0);
    if (!plot.isEmpty()) {
      plots.add(plot.svg());
    }
  }
}
