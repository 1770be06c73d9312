package dev.tandem.load.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiagnosisTest {
  private static final List<Goal> GOALS = List.of(Goal.of("p99<20ms"));
  private static final Figures LATE = new Figures().put(Metric.DELAY_P99, 100);

  private final Diagnosis diagnosis = new Diagnosis(2, false);

  @Test
  void nothingGaveWayWhereAllGoalsAreMet() {
    Figures busy = new Figures().put(Metric.DELAY_P99, 1).put(Metric.GENERATOR_CPU, 100);

    assertThat(diagnosis.firstToGiveWay(busy, moments(busy), GOALS)).isEmpty();
  }

  @Test
  void aBusyServerIsBlamed() {
    assertThat(diagnosis.firstToGiveWay(LATE, moments(late(Metric.CPU, 1.95)), GOALS))
        .contains(Limit.SERVER_CPU);
  }

  @Test
  void aServerIsNotBlamedWhileTheGeneratorIsUnfit() {
    Figures both = late(Metric.CPU, 1.95).put(Metric.GENERATOR_CPU, 97);

    assertThat(diagnosis.firstToGiveWay(LATE, moments(both), GOALS)).contains(Limit.GENERATOR_CPU);
  }

  @Test
  void whatCameFirstCounts() {
    List<Moment> moments =
        moments(
            new Figures().put(Metric.DELAY_P99, 1),
            new Figures().put(Metric.SERVER_DROPS, 5),
            late(Metric.GENERATOR_DROPS, 8));

    assertThat(diagnosis.firstToGiveWay(LATE, moments, GOALS)).contains(Limit.SERVER_DROPS);
  }

  @Test
  void lateSendsAndFullSocketsAreTheGenerators() {
    assertThat(diagnosis.firstToGiveWay(LATE, moments(late(Metric.LATE_SENDS, 5)), GOALS))
        .contains(Limit.GENERATOR_SENDS);
    assertThat(diagnosis.firstToGiveWay(LATE, moments(late(Metric.GENERATOR_DROPS, 1)), GOALS))
        .contains(Limit.GENERATOR_DROPS);
  }

  @Test
  void aServerIsNotBlamedWhileTheHostTakesProcessorsAway() {
    Figures both = late(Metric.CPU, 1.95).put(Metric.STOLEN, 20);

    assertThat(diagnosis.firstToGiveWay(LATE, moments(both), GOALS)).contains(Limit.HOST);
  }

  @Test
  void aFullMachineThatIsSharedProvesNothing() {
    assertThat(
            new Diagnosis(2, true).firstToGiveWay(LATE, moments(late(Metric.MACHINE, 99)), GOALS))
        .contains(Limit.MACHINE);
    assertThat(diagnosis.firstToGiveWay(LATE, moments(late(Metric.MACHINE, 99)), GOALS))
        .contains(Limit.DELAY);
  }

  @Test
  void lossComesBeforeDelay() {
    assertThat(Diagnosis.FROM_AFAR.firstToGiveWay(LATE, moments(late(Metric.LOSS, 3)), GOALS))
        .contains(Limit.LOSS);
  }

  @Test
  void aGoalThatNothingExplainsIsMissedAllTheSame() {
    List<Goal> goals = List.of(Goal.of("nacks<1"));

    assertThat(diagnosis.firstToGiveWay(new Figures().put(Metric.NACKS, 4), List.of(), goals))
        .contains(Limit.GOAL);
  }

  private static Figures late(Metric metric, double value) {
    return new Figures().putAll(LATE).put(metric, value);
  }

  private static List<Moment> moments(Figures... figures) {
    return Arrays.stream(figures).map(f -> new Moment(1, true, 1, f, "")).toList();
  }
}
