package dev.tandem.load.cli;

import dev.tandem.load.client.ClientEngine;
import dev.tandem.load.process.Machine;
import dev.tandem.load.report.Judgement;
import dev.tandem.load.report.LoadResult;
import dev.tandem.load.report.LoadResult.Part;
import dev.tandem.load.report.LoadResult.Verdict;
import dev.tandem.load.report.ScenarioEntries;
import dev.tandem.load.report.StepEntry;
import dev.tandem.load.scenario.Goal;
import dev.tandem.load.scenario.LoadRun;
import dev.tandem.load.scenario.Observer;
import dev.tandem.load.scenario.Scenario;
import dev.tandem.load.scenario.Step;
import dev.tandem.load.scenario.StepSearch;
import dev.tandem.load.target.Target;
import dev.tandem.load.target.TargetException;
import dev.tandem.load.witness.ChromeObserver;
import dev.tandem.server.media.srtp.SrtpProfile;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/** One test from its servers' start to its result. */
final class LoadSession {
  private final Kit kit;
  private final ServerOptions options;
  private final LoadOptions load;
  private final GeneratorOptions generator;
  private final WorkerOptions worker;
  private final String command;
  private final ProgressLine progress;

  LoadSession(
      Kit kit,
      ServerOptions options,
      LoadOptions load,
      GeneratorOptions generator,
      WorkerOptions worker,
      String command,
      ProgressLine progress) {
    this.kit = kit;
    this.options = options;
    this.load = load;
    this.generator = generator;
    this.worker = worker;
    this.command = command;
    this.progress = progress;
  }

  /** What is done once streams are published. */
  private interface Work {
    List<Step> run(LoadRun run) throws TargetException, InterruptedException;
  }

  /** What the steps came to. */
  private interface Judge {
    Verdict judge(List<StepEntry> steps);
  }

  /** Runs one load. */
  LoadResult load(Scenario scenario, List<Goal> goals)
      throws IOException, TargetException, InterruptedException {
    return run(
        scenario,
        run -> List.of(run.step(scenario.load().players(), Step.Purpose.LOAD, goals)),
        steps -> Judgement.ofLoad(steps.getFirst(), goals));
  }

  /**
   * What half of the load that a search has found has to meet.
   *
   * @param goals none: it is not run
   * @param rounds how often it is run; the median counts
   */
  record AtHalf(List<Goal> goals, int rounds) {}

  /** Searches for the largest load, and runs half of it where that has goals of its own. */
  LoadResult search(Scenario scenario, List<Goal> goals, int most, AtHalf half)
      throws IOException, TargetException, InterruptedException {
    return run(
        scenario,
        run -> search(run, scenario, goals, most, half),
        steps ->
            Judgement.ofSearch(
                steps, goals, scenario.load().withPlayers(most).allPlayers(), half.goals()));
  }

  private static List<Step> search(
      LoadRun run, Scenario scenario, List<Goal> goals, int most, AtHalf half)
      throws TargetException, InterruptedException {
    StepSearch.Trial<TargetException> trial =
        (players, purpose) -> run.step(players, purpose, goals);
    StepSearch.Found found = new StepSearch<>(trial, most).from(scenario.load().players());
    List<Step> steps = new ArrayList<>(found.steps());
    if (!half.goals().isEmpty() && found.confirmed().isPresent()) {
      int players = Math.ceilDiv(found.confirmed().get().load().players(), 2);
      for (int i = 0; i < half.rounds(); i++) {
        steps.add(run.step(players, Step.Purpose.HALF, half.goals()));
      }
    }
    return steps;
  }

  private LoadResult run(Scenario scenario, Work work, Judge judge)
      throws IOException, TargetException, InterruptedException {
    if (options.target == null) {
      progress.above("Starting a server of our own ...");
    }
    Instant started = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    boolean pushes = scenario.load().pushes() > 0;
    try (ServersUnderTest servers = ServersUnderTest.of(options, pushes, kit.proc());
        ClientEngine engine = kit.engine(generator.clientOptions(List.of(SrtpProfile.values())));
        Target target = kit.target(servers.target(), engine);
        Second second = new Second(pushes ? servers.pushTo() : null, kit, engine);
        Observer observer = observer(servers.target().uri())) {
      awaitStart();
      List<StepEntry> steps = new ArrayList<>();
      try (ExecutorService calls = kit.calls();
          LoadRun run =
              LoadRun.start(
                  parts(servers, engine, target, second.target, scenario, calls, observer),
                  scenario)) {
        work.run(run).forEach(step -> steps.add(StepEntry.of(step)));
      }
      return new LoadResult(
          LoadResult.FORMAT,
          title(scenario),
          command,
          started.toString(),
          servers.areOwn() ? "our own server on this machine" : target.describe(),
          Machine.describe(),
          Machine.commit(),
          new Part(worker.index, worker.of),
          ScenarioEntries.of(scenario),
          steps,
          judge.judge(steps));
    }
  }

  private LoadRun.Parts parts(
      ServersUnderTest servers,
      ClientEngine engine,
      Target target,
      @Nullable Target second,
      Scenario scenario,
      Executor calls,
      Observer observer) {
    return new LoadRun.Parts(
        engine,
        target,
        second,
        kit.stream(scenario.stream()),
        servers.watch(),
        servers.diagnosis(),
        kit.clock(),
        calls,
        observer,
        progress);
  }

  private Observer observer(URI target) {
    return load.witness == LoadOptions.Witness.CHROME ? new ChromeObserver(target) : Observer.NONE;
  }

  private void awaitStart() throws InterruptedException {
    Instant startAt = worker.startAt;
    if (startAt != null) {
      Duration wait = Duration.between(Instant.now(), startAt);
      progress.above(
          wait.isNegative()
              ? "The time to start is over by %d s; starting now".formatted(-wait.toSeconds())
              : "Starting in %d s".formatted(wait.toSeconds()));
      if (wait.isPositive()) {
        Thread.sleep(wait);
      }
    }
  }

  private static String title(Scenario scenario) {
    return "Load test with %s".formatted(scenario.stream());
  }

  /** The second server, where there is one. */
  private record Second(@Nullable Target target) implements AutoCloseable {
    Second(@Nullable ServerAddress address, Kit kit, ClientEngine engine) throws TargetException {
      this(address == null ? null : kit.target(address, engine));
    }

    @Override
    public void close() {
      if (target != null) {
        target.close();
      }
    }
  }
}
