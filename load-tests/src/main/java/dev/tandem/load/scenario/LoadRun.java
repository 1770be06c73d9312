package dev.tandem.load.scenario;

import dev.tandem.load.client.ClientEngine;
import dev.tandem.load.measure.MediaFigures;
import dev.tandem.load.process.ProcessWatch;
import dev.tandem.load.stream.PreparedStream;
import dev.tandem.load.target.Target;
import dev.tandem.load.target.TargetException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Runs loads against one target: streams are published once, then any number of steps is run, each
 * with as many players as it says. Used by one thread.
 */
public final class LoadRun implements AutoCloseable {
  private static final Duration JOINING = Duration.ofSeconds(30);
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final Parts parts;
  private Scenario scenario;
  private final ServerView server;
  private final Crowd crowd;
  private final Broadcast broadcast;
  private MediaFigures pushTimes = new MediaFigures();

  /**
   * What a run works with.
   *
   * @param engine opens the clients that both targets use
   * @param target the server
   * @param second where streams are pushed to
   * @param media what publishers send
   * @param server the server's process, where it runs on this machine
   * @param diagnosis says what gave way
   * @param clock the time
   * @param calls runs what waits for servers, such as on virtual threads
   * @param observer watches beside the players
   * @param listener follows the run
   */
  public record Parts(
      ClientEngine engine,
      Target target,
      @Nullable Target second,
      PreparedStream media,
      @Nullable ProcessWatch server,
      Diagnosis diagnosis,
      Clock clock,
      Executor calls,
      Observer observer,
      RunListener listener) {}

  private LoadRun(Parts parts, Scenario scenario) {
    this.parts = parts;
    this.scenario = scenario;
    server = new ServerView(parts.server, parts.clock);
    crowd = new Crowd(parts.target, scenario, parts.calls);
    broadcast = new Broadcast(parts.clock);
  }

  /** Publishes all streams, and pushes those that shall be. */
  public static LoadRun start(Parts parts, Scenario scenario)
      throws TargetException, InterruptedException {
    LoadRun run = new LoadRun(parts, scenario);
    try {
      run.broadcast.publish(parts.target, scenario, parts.media);
      parts.observer.published(scenario.stream(0));
      if (parts.second != null) {
        run.pushTimes = run.broadcast.push(parts.target, parts.second, scenario);
      }
      return run;
    } catch (TargetException | InterruptedException | RuntimeException e) {
      run.close();
      throw e;
    }
  }

  /** Runs the load of the scenario, but with so many players of each stream. */
  public Step step(int players, Step.Purpose purpose, List<Goal> goals)
      throws TargetException, InterruptedException {
    Load load = scenario.load().withPlayers(players);
    if (purpose == Step.Purpose.LOAD && crowd.playing() == 0) {
      server.seeEmpty();
    }
    Instant started = parts.clock.now();
    parts.listener.begins(purpose, load);
    Agenda agenda = new Agenda(parts.clock);
    Recorder recorder = new Recorder(parts.engine, server, parts.clock);
    recorder.add(pushTimes.take());
    follow(agenda, recorder, load);
    join(agenda, recorder, load);
    hold(agenda, recorder);
    Optional<String> lost = broadcast.lost();
    if (lost.isPresent()) {
      throw new TargetException("a stream ended during the run: " + lost.get());
    }
    Step step = step(purpose, load, started, recorder, goals);
    parts.listener.ended(step);
    return step;
  }

  private void follow(Agenda agenda, Recorder recorder, Load load) {
    long everyNs = scenario.interval().toNanos();
    agenda.every(
        parts.clock.nanoTime() + everyNs,
        everyNs,
        () -> {
          crowd.dropLost();
          parts.listener.saw(recorder.moment(crowd), load);
        });
  }

  private void join(Agenda agenda, Recorder recorder, Load load) throws InterruptedException {
    long nowNs = parts.clock.nanoTime();
    if (scenario.fromStart()) {
      recorder.prepare();
      measure(recorder);
    }
    int missing = Math.max(0, load.allPlayers() - crowd.playing());
    crowd.want(load.allPlayers());
    long paceNs = (long) (1e9 / scenario.ramp());
    agenda.every(nowNs, paceNs, crowd::joinOne);
    agenda.run(crowd::isComplete, nowNs + missing * paceNs + JOINING.toNanos());
    if (!scenario.fromStart()) {
      recorder.prepare();
      agenda.run(() -> false, parts.clock.nanoTime() + scenario.warmUp().toNanos());
      measure(recorder);
    }
    scenario = scenario.warmed();
  }

  private void measure(Recorder recorder) {
    recorder.measure(crowd);
    parts.observer.measuring();
  }

  private void hold(Agenda agenda, Recorder recorder) throws InterruptedException {
    long nowNs = parts.clock.nanoTime();
    Profile profile = scenario.profile();
    if (profile.churn() > 0) {
      new Churn(crowd, profile).enter(agenda, nowNs);
    }
    if (profile.stalled() > 0) {
      agenda.every(nowNs, profile.stallEvery().toNanos(), crowd::stall);
    }
    agenda.run(() -> false, nowNs + scenario.hold().toNanos());
    crowd.dropLost();
    recorder.moment(crowd);
  }

  private Step step(
      Step.Purpose purpose, Load load, Instant started, Recorder recorder, List<Goal> goals)
      throws InterruptedException {
    Figures figures =
        recorder
            .figures()
            .put(Metric.FAILED, 100 * crowd.failedShare())
            .put(Metric.FREEZES_WORST, crowd.worstFreezes())
            .putAll(parts.observer.figures());
    if (purpose == Step.Purpose.LOAD) {
      figures.putAll(server.memoryOf(crowd.playing()));
    }
    return new Step(
        purpose,
        load,
        started,
        Duration.ofNanos((long) (recorder.measuredSeconds() * SECOND.toNanos())),
        figures,
        recorder.media(),
        recorder.moments(),
        goals,
        parts.diagnosis.firstToGiveWay(figures, recorder.moments(), goals),
        remarks(figures));
  }

  private List<String> remarks(Figures figures) {
    List<String> remarks = new ArrayList<>();
    crowd.reasons().forEach((why, times) -> remarks.add("%d players: %s".formatted(times, why)));
    parts.observer.trouble().ifPresent(remarks::add);
    remarks.addAll(Remarks.on(figures));
    return remarks;
  }

  @Override
  public void close() {
    crowd.close();
    broadcast.close();
  }
}
