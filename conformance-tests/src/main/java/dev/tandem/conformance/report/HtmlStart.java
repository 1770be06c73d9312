package dev.tandem.conformance.report;

import static dev.tandem.conformance.report.Markup.escape;

import dev.tandem.conformance.verdict.FailureCard;
import java.util.List;

/** The first lines that a person with little time reads: what to do, in order. */
final class HtmlStart {
  private static final int MOST = 6;

  private HtmlStart() {}

  static void write(StringBuilder out, List<Finding> findings) {
    if (findings.isEmpty()) {
      return;
    }
    out.append("<section class=\"start\" id=\"start\">\n<h2>What to do first</h2>\n<ol>\n");
    findings.stream().limit(MOST).forEach(finding -> item(out, finding));
    out.append("</ol>\n");
    if (findings.size() > MOST) {
      out.append(
          "<p><a href=\"#findings\">and %d more</a></p>\n".formatted(findings.size() - MOST));
    }
    out.append("</section>\n");
  }

  private static void item(StringBuilder out, Finding finding) {
    Entry entry = finding.entry();
    out.append(
        """
        <li class="%s"><p>%s <a href="#%s"><span class="id">%s</span></a> %s</p>%s%s</li>
        """
            .formatted(
                entry.outcome(),
                HtmlReport.badge(entry),
                HtmlFindings.anchor(entry),
                escape(entry.requirement()),
                escape(entry.sentence()),
                look(entry),
                explains(finding)));
  }

  private static String look(Entry entry) {
    FailureCard card = entry.card();
    if (card == null) {
      return "<p class=\"then\">%s</p>".formatted(escape(SafeText.line(entry.reason(), 200)));
    }
    String look =
        card.lookFirst().isBlank()
            ? ""
            : " Look at %s."
                .formatted(escape(SafeText.line(card.lookFirst(), 200).replaceFirst("\\.$", "")));
    return "<p class=\"then\">Allowed: <code>%s</code>. Seen: <code>%s</code>.%s</p>"
        .formatted(
            escape(SafeText.line(card.allowed(), 120)),
            escape(SafeText.line(card.seen(), 120)),
            look);
  }

  private static String explains(Finding finding) {
    StringBuilder words = new StringBuilder();
    if (!finding.alike().isEmpty()) {
      words.append("The same was seen by %s. ".formatted(others(finding.alike().size())));
    }
    if (!finding.waiting().isEmpty()) {
      words.append(
          "%s not run because of it."
              .formatted(
                  finding.waiting().size() == 1
                      ? "1 check was"
                      : finding.waiting().size() + " checks were"));
    }
    return words.isEmpty() ? "" : "<p class=\"weight\">%s</p>".formatted(words.toString().strip());
  }

  private static String others(int n) {
    return n + " other " + (n == 1 ? "check" : "checks");
  }
}
