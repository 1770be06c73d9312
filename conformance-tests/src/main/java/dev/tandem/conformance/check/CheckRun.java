package dev.tandem.conformance.check;

import dev.tandem.conformance.bench.Bench;
import dev.tandem.conformance.probe.browser.Browsers;
import dev.tandem.conformance.requirement.Capability;
import dev.tandem.conformance.requirement.Catalogue;
import dev.tandem.conformance.requirement.Requirement;
import dev.tandem.conformance.target.Target;
import dev.tandem.conformance.verdict.CheckResult;
import dev.tandem.conformance.verdict.Outcome;
import dev.tandem.conformance.verdict.RunResult;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One run against a target, check by check. Single-threaded. */
public final class CheckRun implements AutoCloseable {
  private final Map<String, Check> checks;
  private final Catalogue catalogue;
  private final Foundations foundations;
  private final Target target;
  private final RunOptions options;
  private final Clock clock;
  private final Instant started;
  private final long startedNs = System.nanoTime();
  private final Bench bench = new Bench();
  private final Browsers browsers;
  private final Prerequisites prerequisites;
  private final List<CheckResult> results = new ArrayList<>();

  CheckRun(
      Map<String, Check> checks,
      Catalogue catalogue,
      Target target,
      RunOptions options,
      Clock clock) {
    this.checks = checks;
    this.catalogue = catalogue;
    this.foundations = new Foundations(catalogue);
    this.target = target.with(target.deadlines().withFactorAtLeast(bench.factor()));
    this.options = options;
    this.clock = clock;
    this.started = clock.instant();
    this.browsers = new Browsers(target.browser().grid(), target.browser().path());
    this.prerequisites = new Prerequisites(target, browsers);
    options.evidence().clear();
  }

  /** Runs one check, or skips it for a reason. */
  public CheckResult run(PlannedCheck planned) {
    Optional<String> failed = foundations.failedBelow(planned.requirement());
    CheckResult result =
        failed.isPresent()
            ? CheckResult.skippedAfter(failed.get(), planned.requirement().id(), planned.check())
            : judge(planned);
    foundations.ended(result);
    results.add(result);
    return result;
  }

  /** All that ran up to now, with the expected findings taken into account. */
  public RunResult result() {
    return new RunResult(
        target.name(),
        CheckEngine.kitVersion(),
        catalogue.hash(),
        options.seed(),
        started,
        Duration.ofNanos(System.nanoTime() - startedNs),
        new Expectations(target.expected(), LocalDate.now(clock)).apply(results));
  }

  /** Ends the browser that the checks shared. */
  @Override
  public void close() {
    browsers.close();
  }

  private CheckResult judge(PlannedCheck planned) {
    Optional<String> missing = prerequisites.missing(planned.requirement());
    Check check = checks.get(planned.check());
    if (missing.isPresent()) {
      return planned.result(Outcome.SKIPPED, 0, null, missing.get());
    }
    if (check == null) {
      return planned.result(
          Outcome.SKIPPED, 0, null, "planned: the kit does not have this check yet");
    }
    Optional<String> unfit = unfit(planned.requirement());
    if (unfit.isPresent()) {
      return planned.result(Outcome.BENCH_UNFIT, 0, null, unfit.get());
    }
    OneCheck one = new OneCheck(planned, check, target, options, browsers);
    CheckResult first = one.run(0);
    for (int i = 1; i < options.repeat(); i++) {
      CheckResult next = one.run(i);
      if (next.outcome() != first.outcome()) {
        CheckResult worse = next.card() == null ? first : next;
        String reason = "run %d: %s, run 1: %s".formatted(i + 1, next.outcome(), first.outcome());
        return worse.as(Outcome.UNSTABLE, worse.card(), reason);
      }
    }
    return first;
  }

  /** Why this machine cannot judge what the requirement asks for; empty if it can. */
  private Optional<String> unfit(Requirement requirement) {
    if (requirement.needs().contains(Capability.BROWSER)) {
      return bench.unfitForBrowsers(browsers);
    }
    return requirement.needs().contains(Capability.MEDIA)
        ? bench.unfitForMedia()
        : Optional.empty();
  }
}
