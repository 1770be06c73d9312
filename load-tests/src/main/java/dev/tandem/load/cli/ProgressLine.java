package dev.tandem.load.cli;

import dev.tandem.load.scenario.Figures;
import dev.tandem.load.scenario.Format;
import dev.tandem.load.scenario.Load;
import dev.tandem.load.scenario.Metric;
import dev.tandem.load.scenario.Moment;
import dev.tandem.load.scenario.RunListener;
import dev.tandem.load.scenario.Step;
import java.io.PrintWriter;
import java.util.Locale;

/**
 * What a terminal shows while a test runs: one line, overwritten each second. Where nobody watches,
 * such as in a log, it is written now and then instead.
 */
final class ProgressLine implements RunListener {
  private static final String ERASE = "\r\u001b[2K";
  private static final double LOG_EVERY_S = 10;

  private final PrintWriter out;
  private final boolean terminal;
  private double written;

  /**
   * @param terminal whether a line can be overwritten
   */
  ProgressLine(PrintWriter out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  @Override
  public void begins(Step.Purpose purpose, Load load) {
    written = 0;
    String players = " %s players".formatted(Format.number(load.allPlayers()));
    switch (purpose) {
      case LOAD -> {}
      case SEARCH -> above("trying" + players);
      case CONFIRM -> above("once more" + players);
      case HALF -> above("half of it," + players);
    }
  }

  @Override
  public void saw(Moment moment, Load load) {
    if (terminal) {
      out.print(ERASE + line(moment, load));
      out.flush();
    } else if (moment.second() - written >= LOG_EVERY_S) {
      written = moment.second();
      above(line(moment, load));
    }
  }

  @Override
  public void ended(Step step) {
    if (step.purpose() != Step.Purpose.LOAD) {
      String gaveWay = step.gaveWay().map(limit -> ": " + limit.words()).orElse("");
      above("  " + (step.met() ? "goals met" : "goals missed") + gaveWay);
    } else if (terminal) {
      out.print(ERASE);
      out.flush();
    }
  }

  /** Prints a line that stays. */
  void above(String text) {
    out.println((terminal ? ERASE : "") + text);
    out.flush();
  }

  static String line(Moment moment, Load load) {
    Figures figures = moment.figures();
    StringBuilder line = new StringBuilder();
    line.append(
        String.format(
            Locale.ROOT,
            "%4.0f s  %s  %s/%s players",
            moment.second(),
            moment.measured() ? "measuring" : "joining  ",
            Format.number(moment.players()),
            Format.number(load.allPlayers())));
    add(line, "", figures, Metric.PACKETS);
    add(line, "p99 ", figures, Metric.DELAY_P99);
    add(line, "loss ", figures, Metric.LOSS);
    add(line, "server ", figures, Metric.CPU);
    return line.toString();
  }

  private static void add(StringBuilder line, String name, Figures figures, Metric metric) {
    figures
        .get(metric)
        .ifPresent(value -> line.append("  ").append(name).append(Format.value(metric, value)));
  }
}
