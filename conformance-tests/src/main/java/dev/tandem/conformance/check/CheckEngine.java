package dev.tandem.conformance.check;

import dev.tandem.conformance.probe.browser.Browsers;
import dev.tandem.conformance.requirement.Catalogue;
import dev.tandem.conformance.requirement.Requirement;
import dev.tandem.conformance.target.Target;
import dev.tandem.conformance.verdict.CheckResult;
import dev.tandem.conformance.verdict.FailureCard;
import dev.tandem.conformance.verdict.Outcome;
import dev.tandem.conformance.verdict.RunListener;
import dev.tandem.conformance.verdict.RunResult;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Runs the checks of a catalogue against a target, one after the other. Single-threaded. */
public final class CheckEngine {
  private final Catalogue catalogue;
  private final Map<String, Check> checks = new TreeMap<>();
  private final Clock clock;

  /** Checks that the catalogue does not name are never run. */
  public CheckEngine(Catalogue catalogue, List<Check> checks, Clock clock) {
    this.catalogue = catalogue;
    this.clock = clock;
    checks.forEach(check -> this.checks.put(check.id(), check));
  }

  /** Runs what is selected; the listener hears it as it goes. */
  public RunResult run(Target target, RunOptions options, RunListener listener) {
    Instant started = clock.instant();
    long startedNs = System.nanoTime();
    Foundations foundations = new Foundations(catalogue);
    List<Planned> plan = plan(options.selection(), foundations.order());
    listener.runStarted(target.name(), plan.size());
    options.evidence().clear();
    List<CheckResult> results = new ArrayList<>();
    try (Browsers browsers = new Browsers(null)) {
      Prerequisites prerequisites = new Prerequisites(target, browsers);
      for (Planned planned : plan) {
        listener.checkStarted(planned.requirement.id(), planned.check);
        Optional<String> failed = foundations.failedBelow(planned.requirement);
        CheckResult result =
            failed.isPresent()
                ? CheckResult.skippedAfter(failed.get(), planned.requirement.id(), planned.check)
                : run(planned, target, options, prerequisites, browsers);
        foundations.ended(result);
        results.add(result);
        listener.checkEnded(result);
      }
    }
    RunResult run =
        new RunResult(
            target.name(),
            kitVersion(),
            catalogue.hash(),
            options.seed(),
            started,
            Duration.ofNanos(System.nanoTime() - startedNs),
            new Expectations(target.expected(), LocalDate.now(clock)).apply(results));
    listener.runEnded(run);
    return run;
  }

  /** The version of this kit. */
  public static String kitVersion() {
    @Nullable String version = CheckEngine.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  private static List<Planned> plan(Selection selection, List<Requirement> ordered) {
    return ordered.stream()
        .flatMap(r -> selection.checks(r).stream().map(check -> new Planned(r, check)))
        .toList();
  }

  private CheckResult run(
      Planned planned,
      Target target,
      RunOptions options,
      Prerequisites prerequisites,
      Browsers browsers) {
    Optional<String> missing = prerequisites.missing(planned.requirement);
    Check check = checks.get(planned.check);
    if (missing.isPresent()) {
      return planned.result(Outcome.SKIPPED, 0, null, missing.get());
    }
    if (check == null) {
      return planned.result(
          Outcome.SKIPPED, 0, null, "planned: the kit does not have this check yet");
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

  /** One check of one requirement. */
  record Planned(Requirement requirement, String check) {
    CheckResult result(Outcome outcome, long ms, @Nullable FailureCard card, String reason) {
      return new CheckResult(requirement.id(), check, outcome, ms, card, reason);
    }
  }
}
