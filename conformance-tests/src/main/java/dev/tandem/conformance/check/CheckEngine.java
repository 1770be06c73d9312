package dev.tandem.conformance.check;

import dev.tandem.conformance.requirement.Catalogue;
import dev.tandem.conformance.target.Target;
import dev.tandem.conformance.verdict.RunListener;
import dev.tandem.conformance.verdict.RunResult;
import java.time.Clock;
import java.util.List;
import java.util.Map;
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
    return run(target, options, plan(options.selection()), listener);
  }

  /** Runs what is planned; the listener hears it as it goes. */
  public RunResult run(
      Target target, RunOptions options, List<PlannedCheck> plan, RunListener listener) {
    listener.runStarted(target.name(), plan.size());
    try (CheckRun run = start(target, options)) {
      for (PlannedCheck planned : plan) {
        listener.checkStarted(planned.requirement().id(), planned.check());
        listener.checkEnded(run.run(planned));
      }
      RunResult result = run.result();
      listener.runEnded(result);
      return result;
    }
  }

  /** What is selected: in the order of the catalogue, but what others rest on first. */
  public List<PlannedCheck> plan(Selection selection) {
    return new Foundations(catalogue)
        .order().stream()
            .flatMap(r -> selection.checks(r).stream().map(check -> new PlannedCheck(r, check)))
            .toList();
  }

  /** Looks at the servers, and leaves it to the caller which planned checks run, and when. */
  public CheckRun start(Target target, RunOptions options) {
    return new CheckRun(checks, catalogue, target, options, clock);
  }

  /** The version of this kit. */
  public static String kitVersion() {
    @Nullable String version = CheckEngine.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
