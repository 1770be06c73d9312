package dev.tandem.conformance.report;

import static dev.tandem.conformance.report.Markup.escape;

import java.util.List;

/** The tables of the HTML report: every check by area, and the requirements that have none. */
final class HtmlChecks {
  private HtmlChecks() {}

  static void write(StringBuilder out, Report report) {
    out.append("<section class=\"checks\" id=\"checks\">\n<h2>All checks</h2>\n");
    if (report.entries().isEmpty()) {
      out.append("<p>No check was selected, so this report says nothing about the server.</p>\n");
    }
    report.byArea().forEach((area, entries) -> area(out, area, entries));
    out.append("</section>\n");
    notChecked(out, report.notChecked());
  }

  /** MUST, SHOULD and so on, or nothing if the catalogue does not know the requirement. */
  static String level(Entry entry) {
    return entry.level().isEmpty()
        ? ""
        : "<span class=\"level\">%s</span>".formatted(escape(entry.level()));
  }

  private static void area(StringBuilder out, String area, List<Entry> entries) {
    out.append(
        """
        <section class="group" id="area-%s">
        <h3>%s</h3>
        <ul class="rows">
        """
            .formatted(escape(area), Words.area(area)));
    entries.forEach(entry -> row(out, entry));
    out.append("</ul>\n</section>\n");
  }

  private static void row(StringBuilder out, Entry entry) {
    String id = "<span class=\"id\">%s</span>".formatted(escape(entry.requirement()));
    out.append(
        """
        <li class="row" %s>%s<div class="what"><p>%s %s <span class="check">%s</span></p><p>%s</p>%s</div><span class="time">%s</span></li>
        """
            .formatted(
                HtmlReport.data(entry),
                HtmlReport.badge(entry),
                entry.isFinding()
                    ? "<a href=\"#%s\">%s</a>".formatted(HtmlFindings.anchor(entry), id)
                    : id,
                level(entry),
                escape(entry.check()),
                escape(entry.sentence()),
                entry.reason().isBlank() || entry.card() != null
                    ? ""
                    : "<p class=\"reason\">%s</p>".formatted(escape(entry.reason())),
                HtmlReport.time(entry)));
  }

  private static void notChecked(StringBuilder out, List<Report.NotChecked> requirements) {
    if (requirements.isEmpty()) {
      return;
    }
    out.append(
        """
        <details class="not-checked" id="not-checked">
        <summary>%s of the catalogue without a check</summary>
        <p>This run says nothing about these.</p>
        <ul class="rows">
        """
            .formatted(Words.number(requirements.size(), "requirement")));
    requirements.forEach(requirement ->
        out.append(
            """
            <li><p><span class="id">%s</span> <span class="level">%s</span></p><p>%s</p><p class="reason">%s</p></li>
            """
                .formatted(
                    escape(requirement.requirement()),
                    escape(requirement.level()),
                    escape(requirement.sentence()),
                    escape(requirement.reason()))));
    out.append("</ul>\n</details>\n");
  }
}
