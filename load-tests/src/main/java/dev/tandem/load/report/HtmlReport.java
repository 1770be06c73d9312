package dev.tandem.load.report;

import static dev.tandem.load.report.Markup.escape;

import dev.tandem.load.report.LoadResult.AssertionEntry;
import dev.tandem.load.scenario.Format;
import dev.tandem.load.scenario.Limit;
import dev.tandem.load.scenario.Metric;
import java.util.List;
import java.util.Locale;

/** The report for people: what came out, in a sentence, in a few figures, in pictures, in full. */
public final class HtmlReport {
  private static final List<Metric> TILES =
      List.of(
          Metric.PACKETS,
          Metric.BIT_RATE,
          Metric.DELAY_P50,
          Metric.DELAY_P99,
          Metric.DELAY_P999,
          Metric.LOSS,
          Metric.JOIN_P50,
          Metric.PICTURE_P50,
          Metric.PUSH,
          Metric.CPU,
          Metric.PACKETS_PER_CPU,
          Metric.MEMORY);

  private HtmlReport() {}

  public static String write(LoadResult result) {
    StringBuilder out = new StringBuilder();
    verdict(out, result);
    result
        .mainStep()
        .ifPresent(step -> {
          tiles(out, step);
          plots(out, result, step);
          steps(out, result);
          figures(out, step);
        });
    return HtmlPage.of(result.title() + ": " + result.verdict().headline(), out.toString());
  }

  private static void verdict(StringBuilder out, LoadResult result) {
    out.append(
        """
        <header class="verdict %s">
        <p class="kind">%s, <strong>%s</strong></p>
        <h1>%s</h1>
        <ul class="assertions">
        """
            .formatted(
                tone(result),
                escape(result.title()),
                escape(result.target()),
                escape(result.verdict().headline())));
    for (AssertionEntry assertion : result.verdict().assertions()) {
      out.append(
          "<li class=\"%s\">%s</li>\n"
              .formatted(assertion.met() ? "good" : "bad", escape(assertion.words())));
    }
    out.append("</ul>\n<ul class=\"remarks\">\n");
    result.mainStep().stream()
        .flatMap(step -> step.remarks().stream())
        .forEach(remark -> out.append("<li>%s</li>\n".formatted(escape(remark))));
    out.append("</ul>\n<dl class=\"facts\">\n");
    HtmlPage.fact(out, "Stream", result.scenario().stream());
    HtmlPage.fact(out, "Measured", measured(result));
    HtmlPage.fact(out, "Generator", result.machine());
    HtmlPage.fact(out, "Commit", result.commit());
    HtmlPage.fact(out, "Started", result.started());
    HtmlPage.fact(out, "Command", result.command());
    out.append("</dl>\n</header>\n");
  }

  private static String tone(LoadResult result) {
    return switch (result.verdict().outcome()) {
      case MET -> "good";
      case MISSED -> "bad";
      case UNFIT -> "doubt";
    };
  }

  private static String measured(LoadResult result) {
    return result
        .mainStep()
        .map(step ->
            "%s s, %s, %s, %s"
                .formatted(
                    Format.number(step.measuredSeconds()),
                    count(step.publishers(), "publisher", "publishers"),
                    count(step.players(), "player", "players"),
                    count(step.pushes(), "push", "pushes")))
        .orElse("nothing");
  }

  private static String count(int number, String one, String several) {
    return Format.number(number) + " " + (number == 1 ? one : several);
  }

  private static void tiles(StringBuilder out, StepEntry step) {
    out.append("<section class=\"tiles\" aria-label=\"The main figures\">\n");
    tile(out, Format.number(step.players()), "players");
    for (Metric metric : TILES) {
      step.figure(metric)
          .ifPresent(value -> tile(out, Format.value(metric, value), metric.title()));
    }
    out.append("</section>\n");
  }

  private static void tile(StringBuilder out, String value, String title) {
    out.append(
        "<div class=\"tile\"><b>%s</b><span>%s</span></div>\n"
            .formatted(escape(value), escape(title)));
  }

  private static void plots(StringBuilder out, LoadResult result, StepEntry step) {
    if (result.isSearch()) {
      section(out, "By load", LoadPlots.of(result.steps()));
    }
    section(out, "By time, " + Format.number(step.players()) + " players", TimePlots.of(step));
  }

  private static void section(StringBuilder out, String title, List<String> plots) {
    if (!plots.isEmpty()) {
      out.append("<h2>%s</h2>\n<section class=\"plots\">\n".formatted(escape(title)));
      plots.forEach(out::append);
      out.append("</section>\n");
    }
  }

  private static void steps(StringBuilder out, LoadResult result) {
    if (!result.isSearch()) {
      return;
    }
    out.append(
        """
        <h2>Steps of the search</h2>
        <section class="sheet table"><table>
        <tr><th>Why</th><th class="number">Players</th><th class="number">Packets/s</th>
        <th class="number">p99</th><th class="number">Loss</th><th>Goals</th><th>First to give way</th></tr>
        """);
    for (StepEntry step : result.steps()) {
      out.append(
          """
          <tr><td>%s</td><td class="number">%s</td><td class="number">%s</td>
          <td class="number">%s</td><td class="number">%s</td><td class="%s">%s</td><td>%s</td></tr>
          """
              .formatted(
                  step.purpose().toLowerCase(Locale.ROOT),
                  Format.number(step.players()),
                  figure(step, Metric.PACKETS),
                  figure(step, Metric.DELAY_P99),
                  figure(step, Metric.LOSS),
                  step.met() ? "better" : "worse",
                  step.met() ? "met" : "missed",
                  escape(step.limit().map(Limit::words).orElse(""))));
    }
    out.append("</table></section>\n");
  }

  private static String figure(StepEntry step, Metric metric) {
    return step.figure(metric).map(value -> escape(Format.value(metric, value))).orElse("");
  }

  private static void figures(StringBuilder out, StepEntry step) {
    out.append(
        """
        <h2>All figures</h2>
        <section class="sheet table"><table>
        <tr><th>Figure</th><th class="number">Value</th><th>Goal word</th><th>Meaning</th></tr>
        """);
    step.known()
        .forEach((metric, value) ->
            out.append(
                """
                <tr><td>%s</td><td class="number">%s</td><td><code>%s</code></td><td class="soft">%s</td></tr>
                """
                    .formatted(
                        escape(metric.title()),
                        escape(Format.value(metric, value)),
                        escape(metric.id()),
                        escape(metric.meaning()))));
    out.append("</table></section>\n");
  }
}
