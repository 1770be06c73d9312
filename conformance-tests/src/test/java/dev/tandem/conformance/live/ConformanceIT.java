package dev.tandem.conformance.live;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.tandem.conformance.check.CheckEngine;
import dev.tandem.conformance.check.CheckRun;
import dev.tandem.conformance.check.PlannedCheck;
import dev.tandem.conformance.check.RunOptions;
import dev.tandem.conformance.check.Selection;
import dev.tandem.conformance.checks.Suite;
import dev.tandem.conformance.container.RunningServers;
import dev.tandem.conformance.evidence.EvidencePolicy;
import dev.tandem.conformance.report.Reports;
import dev.tandem.conformance.requirement.Catalogue;
import dev.tandem.conformance.target.TargetFile;
import dev.tandem.conformance.verdict.CheckResult;
import dev.tandem.conformance.verdict.FailureCard;
import dev.tandem.conformance.verdict.Outcome;
import dev.tandem.conformance.verdict.RunResult;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The whole kit against reference servers in containers that the kit starts itself: each check of
 * each requirement is a test. The report is in target/conformance.
 */
class ConformanceIT {
  /**
   * The requirements that cannot be judged here, as wcs_agent_ssl is off on these servers; every
   * other skipped check is a failure.
   */
  private static final Set<String> ALLOWED_TO_SKIP =
      Set.of("WCS-PUSH-030", "WCS-PULL-030", "WCS-SEC-008");

  private static final Path OUT = Path.of("target/conformance");
  private static final int SLOWEST = 20;

  @TestFactory
  Stream<DynamicTest> theReferenceServerConforms() throws IOException, InterruptedException {
    CheckEngine engine = new CheckEngine(Catalogue.load(), Suite.all(), Clock.systemUTC());
    List<PlannedCheck> plan = engine.plan(Selection.ALL);
    assertThat(plan).hasSizeGreaterThan(250);
    RunningServers servers =
        RunningServers.of(
            List.of(TargetFile.read(null, Map.of(), target(ReferenceImage.name()))),
            OUT.resolve("servers"));
    RunOptions options =
        new RunOptions(
            Selection.ALL,
            1,
            1,
            "./tandem check run --target FILE --seed 1 --only %s",
            new EvidencePolicy(EvidencePolicy.Keep.FAILING, OUT, List.of()));
    CheckRun run = engine.start(servers.targets().getFirst(), options);
    return Stream.concat(
            plan.stream().map(planned -> dynamicTest(name(planned), () -> judge(run, planned))),
            Stream.of(dynamicTest("the report is written", () -> report(run.result()))))
        .onClose(() -> {
          run.close();
          servers.close();
        });
  }

  /** Three servers with short times, so that nothing is waited for longer than need be. */
  private static Map<String, String> target(String image) {
    return Map.ofEntries(
        entry("name", "reference server"),
        entry("containers.image", image),
        entry("containers.instances", "3"),
        entry("containers.ports.wss", "8443"),
        entry("containers.ports.https", "8444"),
        entry("containers.ready", "/health/ready"),
        entry("containers.environment.TANDEM_KEEP_ALIVE_SERVER_INTERVAL", "600"),
        entry("containers.environment.TANDEM_ICE_CONNECT_TIMEOUT", "3000"),
        entry("containers.environment.TANDEM_ICE_CONSENT_INTERVAL", "1000"),
        entry("containers.environment.TANDEM_ICE_CONSENT_TIMEOUT", "5000"),
        entry("containers.environment.TANDEM_RTP_ACTIVITY_TIMEOUT", "5000"),
        entry("deadlines.factor", "2"));
  }

  private static String name(PlannedCheck planned) {
    return planned.requirement().id() + " " + planned.check();
  }

  private static void judge(CheckRun run, PlannedCheck planned) {
    CheckResult result = run.run(planned);
    if (result.outcome() == Outcome.SKIPPED
        && ALLOWED_TO_SKIP.contains(planned.requirement().id())) {
      abort(result.reason());
    }
    if (result.outcome() != Outcome.PASS) {
      fail("%s: %s%s".formatted(result.outcome(), result.reason(), words(result.card())));
    }
  }

  private static String words(@Nullable FailureCard card) {
    return card == null
        ? ""
        : "%nsent: %s%nallowed: %s%nseen: %s%nlook first at: %s%n%s"
            .formatted(
                card.sent(),
                card.allowed(),
                card.seen(),
                card.lookFirst(),
                String.join(System.lineSeparator(), card.lastEvents()));
  }

  private static void report(RunResult result) throws IOException {
    Reports.writeAll(result, OUT);
    System.out.printf("The %d slowest of %d checks%n", SLOWEST, result.results().size());
    result.results().stream()
        .sorted(Comparator.comparingLong(CheckResult::ms).reversed())
        .limit(SLOWEST)
        .forEach(r -> System.out.printf("%7d ms  %s %s%n", r.ms(), r.requirement(), r.check()));
  }
}
