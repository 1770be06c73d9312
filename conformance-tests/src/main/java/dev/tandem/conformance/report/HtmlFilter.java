package dev.tandem.conformance.report;

import static dev.tandem.conformance.report.Markup.escape;

import java.util.List;

/** The form that narrows the report down; the script of the page shows it and makes it work. */
final class HtmlFilter {
  private HtmlFilter() {}

  static void write(StringBuilder out, Report report) {
    out.append(
        """
        <form class="filter" hidden>
        <input type="search" name="text" placeholder="Find text" aria-label="Find text">
        """);
    select(
        out,
        "outcome",
        "All outcomes",
        Words.WORST_FIRST.stream()
            .filter(outcome -> report.counts().getOrDefault(outcome, 0) > 0)
            .map(outcome -> option(outcome.name(), Words.badge(outcome)))
            .toList());
    select(
        out,
        "area",
        "All areas",
        report.byArea().keySet().stream().map(area -> option(area, Words.area(area))).toList());
    select(
        out,
        "level",
        "All levels",
        report.entries().stream()
            .map(Entry::level)
            .filter(level -> !level.isEmpty())
            .distinct()
            .map(level -> option(level, level))
            .toList());
    out.append(
        """
        <button type="reset">Show all</button>
        <output aria-live="polite"></output>
        </form>
        """);
  }

  private static void select(StringBuilder out, String name, String all, List<String> options) {
    out.append("<select name=\"%s\" aria-label=\"Filter by %s\">".formatted(name, name));
    out.append(option("", all));
    options.forEach(out::append);
    out.append("</select>\n");
  }

  private static String option(String value, String text) {
    return "<option value=\"%s\">%s</option>".formatted(escape(value), escape(text));
  }
}
