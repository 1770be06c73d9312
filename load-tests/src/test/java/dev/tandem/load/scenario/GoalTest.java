package dev.tandem.load.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class GoalTest {
  private final Figures figures =
      new Figures()
          .put(Metric.DELAY_P99, 19.99)
          .put(Metric.LOSS, 0)
          .put(Metric.MEMORY_PER_PLAYER, 93.6)
          .put(Metric.PACKETS, 37_000);

  @Test
  void comparesAFigureWithALimit() {
    assertThat(Goal.of("p99<20ms").isMetBy(figures)).isTrue();
    assertThat(Goal.of("p99<19ms").isMetBy(figures)).isFalse();
    assertThat(Goal.of("p99 <= 0.02s").isMetBy(figures)).isTrue();
    assertThat(Goal.of("loss<=0%").isMetBy(figures)).isTrue();
    assertThat(Goal.of("loss<0%").isMetBy(figures)).isFalse();
    assertThat(Goal.of("memory-per-player<100kB").isMetBy(figures)).isTrue();
    assertThat(Goal.of("packets>=37000/s").isMetBy(figures)).isTrue();
    assertThat(Goal.of("packets>40000").isMetBy(figures)).isFalse();
  }

  @Test
  void whatWasNotMeasuredIsNotMet() {
    Goal goal = Goal.of("cpu<1");

    assertThat(goal.isMetBy(figures)).isFalse();
    assertThat(goal.judge(figures))
        .isEqualTo("cpu<1: processor of the server could not be measured");
  }

  @Test
  void saysWhatAFigureCameTo() {
    assertThat(Goal.of("p99<5ms").judge(figures))
        .isEqualTo("p99<5ms: forward delay, 99 % is 20.0 ms");
  }

  @Test
  void refusesWhatIsNoGoal() {
    assertThatThrownBy(() -> Goal.of("p99"))
        .hasMessage("'p99' is not a goal such as p99<20ms or loss<0.1%");
    assertThatThrownBy(() -> Goal.of("p98<20ms"))
        .hasMessageStartingWith("there is no figure 'p98'; there are p50, p90, p99,");
    assertThatThrownBy(() -> Goal.of("p99<20%")).hasMessage("'20%' is not in ms");
    assertThatThrownBy(() -> Goal.of("p99<20parsecs")).hasMessage("'20parsecs' is not in ms");
  }
}
