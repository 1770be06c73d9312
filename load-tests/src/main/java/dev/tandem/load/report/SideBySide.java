package dev.tandem.load.report;

import static dev.tandem.load.report.Markup.escape;

import dev.tandem.load.report.LinePlot.Line;
import dev.tandem.load.report.LinePlot.Point;
import dev.tandem.load.scenario.Format;
import dev.tandem.load.scenario.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * Two servers that were measured in turns on one machine, with the same streams and clients: the
 * medians of all rounds, by number of players, and how the first stands to the second.
 */
public final class SideBySide {
  private static final List<Metric> SHOWN =
      List.of(
          Metric.PACKETS_PER_CPU,
          Metric.CPU_PER_PACKET,
          Metric.CPU_USER_PER_PACKET,
          Metric.CPU_SYSTEM_PER_PACKET,
          Metric.CPU,
          Metric.SOFTIRQ,
          Metric.PACKETS,
          Metric.DELAY_P50,
          Metric.DELAY_P99,
          Metric.DELAY_P999,
          Metric.LOSS,
          Metric.PICTURE_P50,
          Metric.MEMORY);

  private final String own;
  private final String rival;
  private final List<Round> rounds;

  /**
   * One server under one load.
   *
   * @param server what it is called
   * @param step what was measured
   */
  public record Round(String server, StepEntry step) {}

  /**
   * Takes all rounds but those that only warmed up.
   *
   * @param own the first server
   * @param rival the second
   */
  public SideBySide(String own, String rival, List<Round> rounds) {
    this.own = own;
    this.rival = rival;
    this.rounds = List.copyOf(rounds);
  }

  /** Median of all rounds of a server with so many players. */
  public OptionalDouble median(String server, int players, Metric metric) {
    double[] values = values(server, players, metric).sorted().toArray();
    if (values.length == 0) {
      return OptionalDouble.empty();
    }
    int middle = values.length / 2;
    return OptionalDouble.of(
        values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2);
  }

  /** The highest of all rounds of a server with so many players. */
  public OptionalDouble most(String server, int players, Metric metric) {
    return values(server, players, metric).max();
  }

  private DoubleStream values(String server, int players, Metric metric) {
    return rounds.stream()
        .filter(round -> round.server().equals(server) && round.step().players() == players)
        .flatMap(round -> round.step().figure(metric).stream())
        .mapToDouble(value -> value);
  }

  /** How many times the rival's figure is the first server's. */
  public OptionalDouble ratio(int players, Metric metric) {
    OptionalDouble first = median(own, players, metric);
    OptionalDouble second = median(rival, players, metric);
    return first.isPresent() && second.orElse(0) > 0
        ? OptionalDouble.of(first.getAsDouble() / second.getAsDouble())
        : OptionalDouble.empty();
  }

  /** Numbers of players that both were measured with, ascending. */
  public List<Integer> loads() {
    return rounds.stream().map(round -> round.step().players()).distinct().sorted().toList();
  }

  /**
   * The result in a sentence, for the largest load that both carried without loss; where there is
   * none, for the largest of all, with its losses.
   */
  public String headline() {
    List<Integer> carried = loads().stream().filter(this::isCarriedByBoth).toList();
    if (!carried.isEmpty()) {
      return headline(carried.getLast());
    }
    int players = loads().isEmpty() ? 0 : loads().getLast();
    return "%s; loss %s against %s"
        .formatted(
            headline(players), text(own, players, Metric.LOSS), text(rival, players, Metric.LOSS));
  }

  private boolean isCarriedByBoth(int players) {
    return Stream.of(own, rival)
        .allMatch(server -> most(server, players, Metric.LOSS).orElse(1) == 0);
  }

  private String headline(int players) {
    return "%s forwards %s times the packets of %s in a CPU second with %s players; p99 of forward delay %s against %s"
        .formatted(
            own,
            ratio(players, Metric.PACKETS_PER_CPU).stream()
                .mapToObj(ratio -> String.format(Locale.ROOT, "%.2f", ratio))
                .findFirst()
                .orElse("?"),
            rival,
            Format.number(players),
            text(own, players, Metric.DELAY_P99),
            text(rival, players, Metric.DELAY_P99));
  }

  private String text(String server, int players, Metric metric) {
    OptionalDouble value = median(server, players, metric);
    return value.isPresent() ? Format.value(metric, value.getAsDouble()) : "?";
  }

  /** The medians and ratios as a table for a terminal. */
  public String text() {
    StringBuilder out = new StringBuilder();
    for (int players : loads()) {
      out.append(
          "%n%-30s %14s %14s %8s%n"
              .formatted(Format.number(players) + " players", own, rival, "ratio"));
      for (Metric metric : SHOWN) {
        if (median(own, players, metric).isPresent()) {
          out.append(
              "%-30s %14s %14s %8s%n"
                  .formatted(
                      metric.title(),
                      text(own, players, metric),
                      text(rival, players, metric),
                      ratioText(players, metric)));
        }
      }
    }
    return out.append('\n').append(headline()).append('\n').toString();
  }

  private String ratioText(int players, Metric metric) {
    OptionalDouble ratio = ratio(players, metric);
    return ratio.isPresent() ? String.format(Locale.ROOT, "%.2f", ratio.getAsDouble()) : "";
  }

  /** The same as a page with plots. */
  public String html() {
    StringBuilder out = new StringBuilder();
    out.append(
        """
        <header class="verdict good">
        <p class="kind">Two servers in turns, with the same streams, clients and machine</p>
        <h1>%s</h1>
        <p class="soft">Medians of the rounds of each server and load, %d rounds in all; by number of players of one stream.</p>
        </header>
        <section class="plots">
        """
            .formatted(escape(headline()), rounds.size()));
    plot("Packets per CPU second", "packets", Metric.PACKETS_PER_CPU, false).ifPresent(out::append);
    ratioPlot().ifPresent(out::append);
    plot("Processor per packet", "µs", Metric.CPU_PER_PACKET, false).ifPresent(out::append);
    plot("Forward delay, 99 %", "ms", Metric.DELAY_P99, true).ifPresent(out::append);
    plot("Forward delay, median", "ms", Metric.DELAY_P50, true).ifPresent(out::append);
    plot("Loss", "%", Metric.LOSS, false).ifPresent(out::append);
    out.append("</section>\n");
    loads().forEach(players -> table(out, players));
    return HtmlPage.of(own + " and " + rival, out.toString());
  }

  private Optional<String> plot(String title, String unit, Metric metric, boolean logarithmic) {
    return svg(
        new LinePlot(
            title,
            "players",
            unit,
            List.of(line(own, metric), line(rival, metric)),
            logarithmic,
            0));
  }

  private Line line(String server, Metric metric) {
    List<Point> points = new ArrayList<>();
    for (int players : loads()) {
      median(server, players, metric).ifPresent(value -> points.add(new Point(players, value)));
    }
    return new Line(server, points);
  }

  private Optional<String> ratioPlot() {
    List<Point> points = new ArrayList<>();
    for (int players : loads()) {
      ratio(players, Metric.PACKETS_PER_CPU)
          .ifPresent(ratio -> points.add(new Point(players, ratio)));
    }
    return svg(
        new LinePlot(
            "Ratio of packets per CPU second",
            "players",
            "times",
            List.of(new Line(own + " by " + rival, points)),
            false,
            0));
  }

  private static Optional<String> svg(LinePlot plot) {
    return plot.isEmpty() ? Optional.empty() : Optional.of(plot.svg());
  }

  private void table(StringBuilder out, int players) {
    out.append(
        """
        <h2>%s players</h2>
        <section class="sheet table"><table>
        <tr><th>Figure</th><th class="number">%s</th><th class="number">%s</th><th class="number">Ratio</th><th>Meaning</th></tr>
        """
            .formatted(Format.number(players), escape(own), escape(rival)));
    for (Metric metric : SHOWN) {
      if (median(own, players, metric).isPresent()) {
        out.append(
            """
            <tr><td>%s</td><td class="number">%s</td><td class="number">%s</td><td class="number">%s</td><td class="soft">%s</td></tr>
            """
                .formatted(
                    escape(metric.title()),
                    escape(text(own, players, metric)),
                    escape(text(rival, players, metric)),
                    ratioText(players, metric),
                    escape(metric.meaning())));
      }
    }
    out.append("</table></section>\n");
  }
}
