package dev.tandem.conformance.report;

import static dev.tandem.conformance.report.Markup.escape;

import dev.tandem.conformance.verdict.FailureCard;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The failure cards of the HTML report, worst first. */
final class HtmlFindings {
  private static final int EVENTS_SHOWN_OPEN = 8;

  private final @Nullable Path folder;
  private final HtmlEvidence evidence = new HtmlEvidence();

  /** Evidence is below this folder, or there is none. */
  HtmlFindings(@Nullable Path folder) {
    this.folder = folder;
  }

  void write(StringBuilder out, List<Finding> findings) {
    if (findings.isEmpty()) {
      return;
    }
    out.append("<section class=\"group\" id=\"findings\">\n<h2>Findings</h2>\n");
    findings.forEach(finding -> {
      card(out, finding.entry(), finding.waiting());
      alike(out, finding.alike());
    });
    out.append("</section>\n");
  }

  private void alike(StringBuilder out, List<Entry> alike) {
    if (!alike.isEmpty()) {
      out.append(
          "<details class=\"alike group\"><summary>The same was seen by %s</summary>\n"
              .formatted(Words.number(alike.size(), "other check")));
      alike.forEach(entry -> card(out, entry, List.of()));
      out.append("</details>\n");
    }
  }

  private static void waiting(StringBuilder out, List<Entry> waiting) {
    if (!waiting.isEmpty()) {
      out.append(
          "<details class=\"waiting\"><summary>%s not run because of this</summary>\n<ul>\n"
              .formatted(waiting.size() == 1 ? "1 check was" : waiting.size() + " checks were"));
      waiting.forEach(entry ->
          out.append(
              "<li><span class=\"id\">%s</span> %s</li>\n"
                  .formatted(escape(entry.requirement()), escape(entry.sentence()))));
      out.append("</ul></details>\n");
    }
  }

  /** Where the card of a result is, for links from the table. */
  static String anchor(Entry entry) {
    return "card-" + (entry.requirement() + "-" + entry.check()).replaceAll("[^A-Za-z0-9-]", "-");
  }

  private void card(StringBuilder out, Entry entry, List<Entry> waiting) {
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
      if (!entry.reason().isBlank() && !entry.reason().equals(card.seen())) {
        part(out, "", "Note", entry.reason());
      }
    }
    String path = entry.evidence();
    if (folder != null && path != null) {
      evidence.write(out, EvidenceFolder.read(folder, path));
    }
    waiting(out, waiting);
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
