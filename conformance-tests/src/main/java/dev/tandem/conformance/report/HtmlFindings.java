package dev.tandem.conformance.report;

import static dev.tandem.conformance.report.Markup.escape;

import dev.tandem.conformance.verdict.FailureCard;
import java.util.List;

/** The failure cards of the HTML report, worst first. */
final class HtmlFindings {
  private static final int EVENTS_SHOWN_OPEN = 8;

  private HtmlFindings() {}

  static void write(StringBuilder out, List<Entry> findings) {
    if (findings.isEmpty()) {
      return;
    }
    out.append("<section class=\"group\" id=\"findings\">\n<h2>Findings</h2>\n");
    findings.forEach(entry -> card(out, entry));
    out.append("</section>\n");
  }

  /** Where the card of a result is, for links from the table. */
  static String anchor(Entry entry) {
    return "card-" + (entry.requirement() + "-" + entry.check()).replaceAll("[^A-Za-z0-9-]", "-");
  }

  private static void card(StringBuilder out, Entry entry) {
    out.append(
        """
        <article class="card %s" id="%s" %s>
        <h3>%s <span class="id">%s</span> %s</h3>
        <p class="sentence">%s</p>
        <p class="origin">%s</p>
        """
            .formatted(
                entry.outcome(),
                anchor(entry),
                HtmlReport.data(entry),
                HtmlReport.badge(entry),
                escape(entry.requirement()),
                HtmlChecks.level(entry),
                escape(entry.sentence()),
                origin(entry)));
    FailureCard card = entry.card();
    if (card == null) {
      part(out, "", "Why", entry.reason());
    } else {
      what(out, card);
      if (!entry.reason().isBlank()) {
        part(out, "", "Note", entry.reason());
      }
    }
    out.append("</article>\n");
  }

  private static void what(StringBuilder out, FailureCard card) {
    part(out, "sent", "What was sent", card.sent());
    out.append("<div class=\"pair\">\n");
    part(out, "allowed", "What was allowed", card.allowed());
    part(out, "seen", "What was seen", card.seen());
    out.append("</div>\n");
    if (!card.lookFirst().isBlank()) {
      out.append(
          "<p class=\"look\"><b>Look here first</b> %s</p>\n".formatted(escape(card.lookFirst())));
    }
    events(out, card.lastEvents());
    if (!card.repeat().isBlank()) {
      part(out, "repeat", "Repeat just this check", card.repeat());
    }
  }

  private static void part(StringBuilder out, String kind, String title, String text) {
    if (!text.isBlank()) {
      out.append(
          "<div class=\"part %s\"><h4>%s</h4><pre>%s</pre></div>\n"
              .formatted(kind, title, escape(text)));
    }
  }

  private static void events(StringBuilder out, List<String> events) {
    if (events.isEmpty()) {
      return;
    }
    out.append(
        "<details class=\"events\"%s><summary>Last %s</summary>\n<ol>\n"
            .formatted(
                events.size() <= EVENTS_SHOWN_OPEN ? " open" : "",
                events.size() == 1 ? "event" : events.size() + " events"));
    events.forEach(event -> out.append("<li>%s</li>\n".formatted(escape(event))));
    out.append("</ol></details>\n");
  }

  private static String origin(Entry entry) {
    String source = entry.source().isEmpty() ? "" : String.join("; ", entry.source()) + ". ";
    String status =
        entry.status().equals("PROVISIONAL")
            ? "Provisional: a choice where the sources are silent. "
            : "";
    return escape(source + status) + "Check <code>%s</code>".formatted(escape(entry.check()));
  }
}
