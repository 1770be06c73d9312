package dev.tandem.load.report;

import static dev.tandem.load.report.Markup.escape;

import dev.tandem.load.scenario.Format;
import dev.tandem.load.scenario.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Two results beside each other, as ratios: how the second stands to the first. */
public final class Comparison {
  private static final double NOTEWORTHY = 1.05;

  private final String first;
  private final String second;
  private final List<Row> rows;
  private final List<String> differences;

  private Comparison(String first, String second, List<Row> rows, List<String> differences) {
    this.first = first;
    this.second = second;
    this.rows = rows;
    this.differences = differences;
  }

  /** One figure in both; the ratio is the second by the first. */
  private record Row(Metric metric, double first, double second) {
    double ratio() {
      return second / first;
    }

    /** Whether a reader should notice: -1 worse, 0 alike, 1 better. */
    int change() {
      double gain = metric.better() == Metric.Better.LOW ? first / second : second / first;
      return gain > NOTEWORTHY ? 1 : gain < 1 / NOTEWORTHY ? -1 : 0;
    }

    String ratioText() {
      return first == 0 ? (second == 0 ? "=" : "") : String.format(Locale.ROOT, "%.2f", ratio());
    }
  }

  /**
   * Compares the main steps of two results.
   *
   * @param firstName what the first is called, such as its file
   */
  public static Comparison of(
      String firstName, LoadResult first, String secondName, LoadResult second) {
    List<Row> rows = new ArrayList<>();
    for (Metric metric : Metric.values()) {
      first
          .figure(metric)
          .ifPresent(a -> second.figure(metric).ifPresent(b -> rows.add(new Row(metric, a, b))));
    }
    return new Comparison(firstName, secondName, rows, differences(first, second));
  }

  /** What makes a comparison doubtful. */
  private static List<String> differences(LoadResult first, LoadResult second) {
    List<String> differences = new ArrayList<>();
    if (!first.machine().equals(second.machine())) {
      differences.add("the generators ran on different machines");
    }
    if (!first.scenario().stream().equals(second.scenario().stream())) {
      differences.add("the streams differ");
    }
    if (!players(first).equals(players(second))) {
      differences.add("%s players against %s".formatted(players(first), players(second)));
    }
    return differences;
  }

  private static String players(LoadResult result) {
    return result.mainStep().map(step -> Format.number(step.players())).orElse("no");
  }

  public String text() {
    StringBuilder out = new StringBuilder();
    out.append("A: %s%nB: %s%n%n".formatted(first, second));
    out.append("%-30s %14s %14s %8s%n".formatted("", "A", "B", "B/A"));
    for (Row row : rows) {
      out.append(
          "%-30s %14s %14s %8s %s%n"
              .formatted(
                  row.metric().title(),
                  Format.value(row.metric(), row.first()),
                  Format.value(row.metric(), row.second()),
                  row.ratioText(),
                  switch (row.change()) {
                    case 1 -> "better";
                    case -1 -> "worse";
                    default -> "";
                  }));
    }
    differences.forEach(difference -> out.append("note: ").append(difference).append('\n'));
    return out.toString();
  }

  public String html() {
    StringBuilder out = new StringBuilder();
    out.append(
        """
        <header class="verdict">
        <p class="kind">Two load tests beside each other</p>
        <h1>%s against %s</h1>
        <ul class="remarks">
        """
            .formatted(escape(second), escape(first)));
    differences.forEach(difference -> out.append("<li>%s</li>\n".formatted(escape(difference))));
    out.append(
        """
        </ul>
        </header>
        <section class="sheet table"><table>
        <tr><th>Figure</th><th class="number">%s</th><th class="number">%s</th><th class="number">Ratio</th><th>Meaning</th></tr>
        """
            .formatted(escape(first), escape(second)));
    rows.forEach(row -> row(out, row));
    out.append("</table></section>\n");
    return HtmlPage.of(second + " against " + first, out.toString());
  }

  private static void row(StringBuilder out, Row row) {
    out.append(
        """
        <tr><td>%s</td><td class="number">%s</td><td class="number">%s</td><td class="number %s">%s</td><td class="soft">%s</td></tr>
        """
            .formatted(
                escape(row.metric().title()),
                escape(Format.value(row.metric(), row.first())),
                escape(Format.value(row.metric(), row.second())),
                switch (row.change()) {
                  case 1 -> "better";
                  case -1 -> "worse";
                  default -> "";
                },
                row.ratioText(),
                escape(row.metric().meaning())));
  }
}
