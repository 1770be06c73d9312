package dev.tandem.conformance.report;

import static dev.tandem.conformance.report.Markup.attribute;
import static dev.tandem.conformance.report.Markup.escape;

import dev.tandem.conformance.verdict.FailureCard;
import dev.tandem.conformance.verdict.Outcome;
import java.util.List;
import java.util.Locale;

/**
 * The report for build servers, as Surefire writes it: one suite per area, one case per result.
 * FAIL and UNSTABLE are failures, KIT_ERROR and BENCH_UNFIT errors; WARN and INFO pass and say why
 * in their output.
 */
final class JUnitXmlReport {
  private static final String PACKAGE = "wcs.";

  private JUnitXmlReport() {}

  static String write(Report report) {
    StringBuilder out = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    out.append(
        "<testsuites name=\"%s\" %s>\n"
            .formatted(attribute(report.target()), totals(report.entries())));
    report.byArea().forEach((area, entries) -> suite(out, report, area, entries));
    return out.append("</testsuites>\n").toString();
  }

  private static void suite(StringBuilder out, Report report, String area, List<Entry> entries) {
    out.append(
        "  <testsuite name=\"%s\" timestamp=\"%s\" %s>\n"
            .formatted(PACKAGE + area, report.started(), totals(entries)));
    out.append("    <properties>\n");
    property(out, "target", report.target());
    property(out, "kitVersion", report.kitVersion());
    property(out, "catalogueHash", report.catalogueHash());
    property(out, "seed", Long.toString(report.seed()));
    out.append("    </properties>\n");
    entries.forEach(entry -> testCase(out, entry));
    out.append("  </testsuite>\n");
  }

  private static void property(StringBuilder out, String name, String value) {
    out.append("      <property name=\"%s\" value=\"%s\"/>\n".formatted(name, attribute(value)));
  }

  private static void testCase(StringBuilder out, Entry entry) {
    out.append(
        "    <testcase name=\"%s %s\" classname=\"%s\" time=\"%s\""
            .formatted(
                attribute(entry.requirement()),
                attribute(entry.check()),
                PACKAGE + entry.area(),
                seconds(entry.ms())));
    String element = element(entry.outcome());
    String body =
        switch (element) {
          case "" -> "";
          case "skipped" ->
              "      <skipped message=\"%s\"/>\n".formatted(attribute(entry.reason()));
          case "system-out" ->
              "      <system-out>%s</system-out>\n"
                  .formatted(escape(Words.badge(entry.outcome()) + "\n" + text(entry)));
          default -> problem(element, entry);
        };
    out.append(body.isEmpty() ? "/>\n" : ">\n" + body + "    </testcase>\n");
  }

  private static String problem(String element, Entry entry) {
    FailureCard card = entry.card();
    String message = card == null ? entry.reason() : "seen: " + card.seen();
    return "      <%s type=\"%s\" message=\"%s\">%s</%s>\n"
        .formatted(
            element,
            entry.outcome(),
            attribute(SafeText.line(message, 300)),
            escape(text(entry)),
            element);
  }

  private static String text(Entry entry) {
    FailureCard card = entry.card();
    if (card == null) {
      return entry.sentence() + "\n\n" + entry.reason() + "\n";
    }
    return "%s %s %s\n".formatted(entry.requirement(), entry.level(), entry.sentence())
        + section("sent", card.sent())
        + section("allowed", card.allowed())
        + section("seen", card.seen())
        + section("last events", String.join("\n", card.lastEvents()))
        + section("where to look first", card.lookFirst())
        + section("repeat just this check", card.repeat())
        + section("evidence", entry.evidence() == null ? "" : entry.evidence());
  }

  private static String section(String title, String text) {
    return text.isBlank() ? "" : "\n%s:\n%s\n".formatted(title, text);
  }

  private static String totals(List<Entry> entries) {
    return "tests=\"%d\" failures=\"%d\" errors=\"%d\" skipped=\"%d\" time=\"%s\""
        .formatted(
            entries.size(),
            count(entries, "failure"),
            count(entries, "error"),
            count(entries, "skipped"),
            seconds(entries.stream().mapToLong(Entry::ms).sum()));
  }

  private static long count(List<Entry> entries, String element) {
    return entries.stream().filter(entry -> element(entry.outcome()).equals(element)).count();
  }

  /** The element that tells of this outcome; WARN and INFO speak in the output of a pass. */
  private static String element(Outcome outcome) {
    return switch (outcome) {
      case FAIL, UNSTABLE -> "failure";
      case KIT_ERROR, BENCH_UNFIT -> "error";
      case SKIPPED -> "skipped";
      case WARN, INFO -> "system-out";
      case PASS -> "";
    };
  }

  private static String seconds(long ms) {
    return String.format(Locale.ROOT, "%.3f", ms / 1_000.0);
  }
}
