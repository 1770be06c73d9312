package dev.tandem.conformance.report;

import dev.tandem.conformance.verdict.Outcome;
import java.util.Map;

/** The bars at the top of the HTML report: all outcomes, then one bar per area. */
final class HtmlSummary {
  private HtmlSummary() {}

  static void write(StringBuilder out, Report report) {
    if (report.entries().isEmpty()) {
      return;
    }
    out.append("<section class=\"summary\" aria-label=\"Summary\">\n");
    legend(out, report.counts());
    out.append("<ul class=\"areas\">\n");
    report
        .byArea()
        .forEach((area, entries) -> {
          Map<Outcome, Integer> counts = Report.count(entries);
          out.append(
              "<li><a href=\"#area-%s\" data-pick=\"area\" data-value=\"%s\">%s</a>"
                  .formatted(area, area, Words.area(area)));
          bar(out, counts);
          out.append("<span class=\"words\">%s</span></li>\n".formatted(Words.counts(counts)));
        });
    out.append("</ul>\n</section>\n");
  }

  private static void legend(StringBuilder out, Map<Outcome, Integer> counts) {
    out.append("<div class=\"total\">");
    bar(out, counts);
    out.append("</div>\n<ul class=\"legend\">\n");
    for (Outcome outcome : Words.WORST_FIRST) {
      int n = counts.getOrDefault(outcome, 0);
      if (n > 0) {
        out.append(
            """
            <li><a href="#checks" data-pick="outcome" data-value="%s"><i class="%s"></i><b>%d</b> %s</a></li>
            """
                .formatted(outcome, outcome, n, Words.badge(outcome)));
      }
    }
    out.append("</ul>\n");
  }

  private static void bar(StringBuilder out, Map<Outcome, Integer> counts) {
    out.append("<span class=\"bar\" aria-hidden=\"true\">");
    for (Outcome outcome : Words.WORST_FIRST) {
      int n = counts.getOrDefault(outcome, 0);
      if (n > 0) {
        out.append("<i class=\"%s\" style=\"flex-grow:%d\"></i>".formatted(outcome, n));
      }
    }
    out.append("</span>");
  }
}
