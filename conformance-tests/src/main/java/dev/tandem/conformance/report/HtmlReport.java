package dev.tandem.conformance.report;

import static dev.tandem.conformance.report.Markup.escape;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The report for people: one file that needs nothing else. Its policy lets no script run but its
 * own, whatever a server may have answered; without that script only the filter is missing.
 */
final class HtmlReport {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private HtmlReport() {}

  /** The page; evidence is read from below the folder, which may be none. */
  static String write(Report report, @Nullable Path folder) {
    String script = resource("report.js");
    return """
    <!doctype html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; script-src 'sha256-%s'">
    <meta name="color-scheme" content="light dark">
    <title>%s: %s</title>
    <style>%s</style>
    </head>
    <body>
    %s<script>%s</script>
    </body>
    </html>
    """
        .formatted(
            sha256(script),
            escape(report.target()),
            escape(report.verdict().headline()),
            resource("report.css"),
            body(report, folder),
            script);
  }

  private static String body(Report report, @Nullable Path folder) {
    StringBuilder out = new StringBuilder();
    List<Finding> findings = Finding.of(report);
    head(out, report);
    HtmlStart.write(out, findings);
    HtmlSummary.write(out, report);
    HtmlFilter.write(out, report);
    out.append("<main>\n");
    new HtmlFindings(folder).write(out, findings);
    HtmlChecks.write(out, report);
    out.append("</main>\n");
    return out.toString();
  }

  private static void head(StringBuilder out, Report report) {
    out.append(
        """
        <header class="verdict %s">
        <p class="kind">Conformance of <strong>%s</strong></p>
        <h1>%s</h1>
        <p class="detail">%s.</p>
        %s<p class="ways">%s</p>
        <dl class="facts">
        """
            .formatted(
                report.verdict().tone().name().toLowerCase(Locale.ROOT),
                escape(report.target()),
                escape(report.verdict().headline()),
                escape(report.verdict().detail()),
                profiles(report),
                ways(report)));
    fact(out, "Started", TIME.format(report.started()));
    fact(out, "Took", Words.time(report.took()));
    fact(out, "Seed", Long.toString(report.seed()));
    fact(out, "Kit", report.kitVersion());
    String hash = report.catalogueHash();
    fact(out, "Catalogue", hash.substring(0, Math.min(12, hash.length())));
    fact(out, "Exit code", Integer.toString(report.exitCode()));
    out.append("</dl>\n</header>\n");
  }

  /** What the server conforms to, and how far it is from the rest. */
  private static String profiles(Report report) {
    StringBuilder out = new StringBuilder("<ul class=\"profiles\" aria-label=\"Profiles\">\n");
    for (ProfileVerdict profile : report.profiles()) {
      out.append(
          "<li class=\"%s\" title=\"%s\"><b>%s</b> %s</li>\n"
              .formatted(
                  profile.conforms() ? "PASS" : profile.notKept().isEmpty() ? "SKIPPED" : "FAIL",
                  escape(profile.title()),
                  escape(profile.profile()),
                  standing(profile)));
    }
    return out.append("</ul>\n").toString();
  }

  private static String standing(ProfileVerdict profile) {
    if (profile.conforms()) {
      return "conforms, %d kept".formatted(profile.kept());
    }
    String notKept = profile.notKept().isEmpty() ? "" : profile.notKept().size() + " not kept, ";
    return "%s%d not judged, %d kept"
        .formatted(notKept, profile.notJudged().size(), profile.kept());
  }

  /** Where to read on. */
  private static String ways(Report report) {
    String ways = "";
    if (!report.findings().isEmpty()) {
      ways += "<a href=\"#findings\">What was found</a> ";
    }
    if (!report.notChecked().isEmpty()) {
      ways +=
          "<a href=\"#not-checked\">%s without a check</a>"
              .formatted(Words.number(report.notChecked().size(), "requirement"));
    }
    return ways;
  }

  private static void fact(StringBuilder out, String name, String value) {
    out.append("<div><dt>%s</dt><dd>%s</dd></div>\n".formatted(name, escape(value)));
  }

  /** How long a check took, or nothing if it did not run. */
  static String time(Entry entry) {
    return entry.outcome().isJudgement() ? Words.time(Duration.ofMillis(entry.ms())) : "";
  }

  /** What the filter looks at. */
  static String data(Entry entry) {
    return "data-outcome=\"%s\" data-area=\"%s\" data-level=\"%s\""
        .formatted(entry.outcome(), escape(entry.area()), escape(entry.level()));
  }

  /** The coloured word for an outcome. */
  static String badge(Entry entry) {
    return "<span class=\"badge %s\">%s</span>"
        .formatted(entry.outcome(), Words.badge(entry.outcome()));
  }

  private static String resource(String name) {
    try (InputStream in =
        Objects.requireNonNull(HtmlReport.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String sha256(String script) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
