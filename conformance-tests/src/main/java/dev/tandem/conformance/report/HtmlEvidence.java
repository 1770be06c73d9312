package dev.tandem.conformance.report;

import static dev.tandem.conformance.report.Markup.escape;

import java.util.Locale;

/** Plots, pictures and the list of files below a failure card. */
final class HtmlEvidence {
  private static final int MOST_PICTURES_IN_PAGE = 30;

  private int picturesLeft = MOST_PICTURES_IN_PAGE;

  void write(StringBuilder out, EvidenceFolder evidence) {
    if (evidence.files().isEmpty()) {
      return;
    }
    if (!evidence.plots().isEmpty()) {
      out.append("<div class=\"plots\">\n");
      evidence.plots().forEach(plot -> out.append(plot.svg()));
      out.append("</div>\n");
    }
    if (!evidence.pictures().isEmpty()) {
      out.append("<div class=\"pictures\">\n");
      evidence.pictures().forEach(picture -> picture(out, evidence, picture));
      out.append("</div>\n");
    }
    out.append("<p class=\"files\"><b>Evidence</b>");
    evidence
        .files()
        .forEach(file ->
            out.append(
                " <a href=\"%s/%s\">%s</a> <span>%s</span>"
                    .formatted(
                        escape(evidence.path()),
                        escape(file.name()),
                        escape(file.name()),
                        size(file.bytes()))));
    out.append("</p>\n");
  }

  private void picture(StringBuilder out, EvidenceFolder evidence, EvidenceFolder.Picture picture) {
    if (picturesLeft-- <= 0) {
      return;
    }
    InlinePicture.dataUri(picture.png())
        .ifPresent(uri ->
            out.append(
                """
                <figure><a href="%s/%s.png"><img src="%s" alt="The page %s when the check ended"></a><figcaption>%s</figcaption></figure>
                """
                    .formatted(
                        escape(evidence.path()),
                        escape(picture.name()),
                        uri,
                        escape(picture.name()),
                        escape(picture.name()))));
  }

  private static String size(long bytes) {
    return bytes < 1_000
        ? bytes + " B"
        : bytes < 1_000_000
            ? bytes / 1_000 + " kB"
            : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
  }
}
