package dev.tandem.conformance.report;

import dev.tandem.conformance.requirement.Area;
import dev.tandem.conformance.requirement.Level;
import dev.tandem.conformance.requirement.Requirement;
import dev.tandem.conformance.requirement.Status;
import dev.tandem.conformance.verdict.CheckResult;
import dev.tandem.conformance.verdict.FailureCard;
import dev.tandem.conformance.verdict.Outcome;
import dev.tandem.conformance.verdict.RunResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A run with every outcome, and a server that answers with whatever might break a report. */
final class SampleRun {
  static final String HOSTILE =
      "<script>alert(\"1\")</script>&amp;'\"]]>\u0000\u001b[31m\u202e\ud800 100% %s \\ é 🎥\r\n"
          + "next";

  static final List<Requirement> CATALOGUE =
      List.of(
          requirement("WCS-REST-012", Area.REST, Level.MUST, "push-of-unknown-stream-is-404"),
          requirement("WCS-REST-020", Area.REST, Level.SHOULD, "errors-have-a-json-body"),
          requirement("WCS-REST-021", Area.REST, Level.MUST, "find-all-of-nothing-is-404"),
          requirement("WCS-SIG-003", Area.SIG, Level.MUST, "names-are-freed"),
          requirement("WCS-SIG-004", Area.SIG, Level.MAY, "answers-carry-a-version"),
          requirement("WCS-PUSH-001", Area.PUSH, Level.MUST, "push-arrives"),
          requirement("WCS-ROBUST-001", Area.ROBUST, Level.MUST, "survives-malformed-json"),
          requirement("WCS-SEC-001", Area.SEC, Level.MUST, "one-session-cannot-end-another"),
          requirement("WCS-MEDIA-001", Area.MEDIA, Level.MUST, null));

  private static final FailureCard UNKNOWN_STREAM =
      new FailureCard(
          "WCS-REST-012",
          "The sentence of WCS-REST-012.",
          """
          POST http://admin:hunter2@a.example:8081/rest-api/pull/push
          {"uri":"ws://b.example:8080","localStreamName":"k1-none","remoteStreamName":"k1-x"}\
          """,
          "404",
          "200 with an empty body",
          List.of(
              "+0.000 s > connection {\"authToken\":\"a-b-c\",\"custom\":{}}",
              "+0.012 s < getUserData {\"authToken\":\"a-b-c\",\"status\":\"ESTABLISHED\"}"),
          "Whether the push looks the local stream up before it answers.",
          "./tandem check run --target a.yaml --id WCS-REST-012 --seed 42");

  private static final FailureCard HOSTILE_CARD =
      new FailureCard(
          "WCS-SIG-003",
          HOSTILE,
          HOSTILE,
          HOSTILE,
          "x".repeat(1_000_000),
          List.of(HOSTILE),
          HOSTILE,
          HOSTILE);

  private static final FailureCard SMALL =
      new FailureCard("", "", "GET /rest-api/pull/find_all", "a body", "none", List.of(), "", "");

  private SampleRun() {}

  static RunResult run() {
    return runOf(
        result("WCS-REST-012", "push-of-unknown-stream-is-404", Outcome.FAIL, UNKNOWN_STREAM, ""),
        result("WCS-REST-020", "errors-have-a-json-body", Outcome.WARN, SMALL, ""),
        result("WCS-REST-021", "find-all-of-nothing-is-404", Outcome.PASS, null, ""),
        result("WCS-SIG-003", "names-are-freed", Outcome.UNSTABLE, HOSTILE_CARD, ""),
        result("WCS-SIG-004", "answers-carry-a-version", Outcome.INFO, SMALL, ""),
        result("WCS-PUSH-001", "push-arrives", Outcome.SKIPPED, null, "the target has no push"),
        result("WCS-ROBUST-001", "survives-malformed-json", Outcome.KIT_ERROR, null, "NullPointer"),
        result(
            "WCS-SEC-001",
            "one-session-cannot-end-another",
            Outcome.BENCH_UNFIT,
            null,
            "the clock jumps"),
        result("WCS-X-1", HOSTILE, Outcome.PASS, null, HOSTILE));
  }

  static RunResult runOf(CheckResult... results) {
    return new RunResult(
        "two servers " + HOSTILE,
        "0.1.0",
        "9f86d081884c7d659a2feaa0c55ad015",
        42,
        Instant.parse("2026-11-23T17:00:00Z"),
        Duration.ofMillis(65_400),
        List.of(results));
  }

  static CheckResult result(Outcome outcome) {
    return result("WCS-REST-012", "push-of-unknown-stream-is-404", outcome, null, "");
  }

  static Report report() {
    return Report.of(run(), CATALOGUE);
  }

  private static CheckResult result(
      String requirement, String check, Outcome outcome, @Nullable FailureCard card, String why) {
    return new CheckResult(requirement, check, outcome, 12, card, why);
  }

  private static Requirement requirement(
      String id, Area area, Level level, @Nullable String check) {
    return new Requirement(
        id,
        area,
        level,
        "The sentence of " + id + ".",
        List.of("protocol.md 3.2"),
        Status.PROVISIONAL,
        Set.of(),
        check == null ? List.of() : List.of(check),
        check == null ? "needs the browser probe" : null,
        null,
        List.of(),
        List.of());
  }
}
