package dev.tandem.conformance.report;

import static dev.tandem.conformance.report.Markup.escape;

import dev.tandem.conformance.verdict.Outcome;
import java.util.List;
import java.util.Map;

/** The map at the top of the HTML report: a bar of all outcomes, then a tile per check. */
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
          tiles(out, entries);
          out.append("<span class=\"words\">%s</span></li>\n".formatted(Words.counts(counts)));
        });
    out.append("</ul>\n</section>\n");
  }

  /** One tile per check; those that a person has to look at lead to their cards. */
  private static void tiles(StringBuilder out, List<Entry> entries) {
    out.append("<span class=\"tiles\">");
    for (Entry entry : entries) {
      String title =
          "%s %s: %s".formatted(entry.requirement(), entry.check(), Words.badge(entry.outcome()));
      out.append(
          entry.isFinding()
              ? "<a class=\"%s\" href=\"#%s\" title=\"%s\"></a>"
                  .formatted(entry.outcome(), HtmlFindings.anchor(entry), escape(title))
              : "<i class=\"%s\" title=\"%s\"></i>".formatted(entry.outcome(), escape(title)));
    }
    out.append("</span>");
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
