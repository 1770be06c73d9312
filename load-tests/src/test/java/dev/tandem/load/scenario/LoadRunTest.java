package dev.tandem.load.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tandem.load.measure.Counter;
import dev.tandem.load.target.TargetException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LoadRunTest {
  private final FakeWorld world = new FakeWorld();

  @Test
  void measuresOnlyOnceAllHaveJoined() throws Exception {
    Step step = run(Scenarios.steady(100));

    assertThat(step.measured().toMillis()).isCloseTo(10_000, within(50L));
    assertThat(step.figures().get(Metric.PACKETS).orElseThrow()).isCloseTo(10_000, within(50.0));
    assertThat(step.media().get(Counter.PACKETS_RECEIVED)).isCloseTo(100_000, within(500L));
    assertThat(step.moments().stream().filter(Moment::measured)).hasSizeBetween(9, 11);
  }

  @Test
  void onlyTheFirstStepWaitsForTheServerToWarmUp() throws Exception {
    try (LoadRun run = start(Scenarios.warmingUp(50, Duration.ofSeconds(60)))) {
      assertThat(unmeasured(run.step(50, Step.Purpose.SEARCH, List.of()))).isBetween(60L, 62L);
      assertThat(unmeasured(run.step(50, Step.Purpose.SEARCH, List.of()))).isBetween(3L, 5L);
    }
  }

  /** Seconds of a step before measuring began. */
  private static long unmeasured(Step step) {
    return step.moments().stream().filter(moment -> !moment.measured()).count();
  }

  @Test
  void timesOfJoiningCountFromTheFirstPlayerOn() throws Exception {
    assertThat(run(Scenarios.steady(10)).figures().get(Metric.JOIN_P50).orElseThrow())
        .isCloseTo(30, within(1.0));
  }

  @Test
  void playersJoinAtThePaceOfTheRamp() throws Exception {
    List<Moment> moments = run(Scenarios.steady(100)).moments();

    assertThat(moments.getFirst().players()).isBetween(49, 52);
    assertThat(moments.getLast().players()).isEqualTo(100);
  }

  @Test
  void playersAreSpreadOverTheStreams() throws Exception {
    try (LoadRun run = start(Scenarios.of(new Load(3, 4, 0), Profile.STEADY))) {
      run.step(4, Step.Purpose.LOAD, List.of());
      assertThat(world.playing.stream().map(p -> p.stream))
          .containsExactlyInAnyOrderElementsOf(
              Collections.nCopies(4, List.of("load-0", "load-1", "load-2")).stream()
                  .flatMap(List::stream)
                  .toList());
    }
  }

  @Test
  void onlyASampleOfManyPlayersChecks() throws Exception {
    try (LoadRun run = start(Scenarios.steady(1_000))) {
      run.step(1_000, Step.Purpose.LOAD, List.of());
      assertThat(world.playing.stream().filter(p -> p.options.checks())).hasSize(50);
    }
  }

  @Test
  void everyOneOfAFewPlayersChecks() throws Exception {
    try (LoadRun run = start(Scenarios.steady(20))) {
      run.step(20, Step.Purpose.LOAD, List.of());
      assertThat(world.playing).allMatch(p -> p.options.checks());
    }
  }

  @Test
  void aLaterStepAddsPlayersOrTakesThemAway() throws Exception {
    try (LoadRun run = start(Scenarios.steady(10))) {
      run.step(10, Step.Purpose.SEARCH, List.of());
      run.step(40, Step.Purpose.SEARCH, List.of());
      assertThat(world.playing).hasSize(40);
      run.step(25, Step.Purpose.SEARCH, List.of());
      assertThat(world.playing).hasSize(25);
    }
    assertThat(world.playing).isEmpty();
  }

  @Test
  void playersThatTheServerRefusesAreCountedAndNotTriedAgain() throws Exception {
    world.accepts = 80;
    Step step = run(Scenarios.steady(100));

    assertThat(step.figures().get(Metric.FAILED).orElseThrow()).isEqualTo(20);
    assertThat(step.remarks()).contains("20 players: the server is full");
  }

  @Test
  void playersThatTheServerEndsCountAsFailed() throws Exception {
    RunListener ending =
        new Following() {
          @Override
          public void saw(Moment moment, Load load) {
            if (moment.measured()) {
              world.playing.iterator().next().lost = Optional.of("ended by the server");
            }
          }
        };
    Step step = run(Scenarios.steady(100), ending);

    assertThat(step.figures().get(Metric.FAILED).orElseThrow()).isBetween(8.0, 10.0);
    assertThat(step.remarks()).anyMatch(remark -> remark.endsWith("ended by the server"));
  }

  @Test
  void aShareOfThePlayersComesAndGoes() throws Exception {
    Step step = run(Scenarios.of(new Load(1, 100, 0), Scenarios.churning(0.1, 0.5)));

    assertThat(count("vanish")).isCloseTo(50, within(3L));
    assertThat(step.moments().getLast().players()).isEqualTo(100);
  }

  @Test
  void aShareOfThePlayersStallsNowAndThen() throws Exception {
    run(Scenarios.of(new Load(1, 100, 0), Scenarios.stalling(0.2)));

    assertThat(count("stall")).isIn(20L, 40L);
  }

  @Test
  void aPushIsTimedFromTheRequestToThePicture() throws Exception {
    Step step = run(Scenarios.of(new Load(1, 5, 3), Profile.STEADY));

    assertThat(step.figures().get(Metric.PUSH).orElseThrow()).isCloseTo(150, within(1.0));
    assertThat(world.happened).contains("push load-0 as load-pushed-2");
  }

  @Test
  void whatGaveWayIsToldWithAMissedGoal() throws Exception {
    world.carries = 50;
    Step step;
    try (LoadRun run = start(Scenarios.steady(100))) {
      step = run.step(100, Step.Purpose.LOAD, List.of(Goal.of("p99<20ms")));
    }
    assertThat(step.met()).isFalse();
    assertThat(step.gaveWay()).contains(Limit.DELAY);
  }

  @Test
  void allEndsWithTheRun() throws Exception {
    run(Scenarios.of(new Load(2, 5, 0), Profile.STEADY));

    assertThat(world.playing).isEmpty();
    assertThat(count("unpublish")).isEqualTo(2);
  }

  @Test
  void aServerThatRefusesTheStreamEndsTheRun() {
    LoadRun.Parts parts = world.parts(RunListener.NONE);
    LoadRun.Parts refusing =
        new LoadRun.Parts(
            parts.engine(),
            new RefusingTarget(),
            null,
            parts.media(),
            null,
            parts.diagnosis(),
            world,
            parts.calls(),
            Observer.NONE,
            RunListener.NONE);

    assertThatThrownBy(() -> LoadRun.start(refusing, Scenarios.steady(1)))
        .isInstanceOf(TargetException.class)
        .hasMessage("not here");
  }

  private Step run(Scenario scenario) throws Exception {
    return run(scenario, RunListener.NONE);
  }

  private Step run(Scenario scenario, RunListener listener) throws Exception {
    try (LoadRun run = LoadRun.start(world.parts(listener), scenario)) {
      return run.step(scenario.load().players(), Step.Purpose.LOAD, List.of());
    }
  }

  private LoadRun start(Scenario scenario) throws Exception {
    return LoadRun.start(world.parts(RunListener.NONE), scenario);
  }

  private long count(String what) {
    return new ArrayList<>(world.happened).stream().filter(what::equals).count();
  }

  /** Listens to nothing but what a test overrides. */
  private static class Following implements RunListener {
    @Override
    public void begins(Step.Purpose purpose, Load load) {}

    @Override
    public void saw(Moment moment, Load load) {}

    @Override
    public void ended(Step step) {}
  }
}
