package dev.tandem.load.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tandem.load.measure.MediaFigures;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StepSearchTest {
  private static final int MOST = 10_000;
  private final List<Integer> tried = new ArrayList<>();

  @Test
  void findsTheLargestLoadWithinAFewPercent() throws Exception {
    StepSearch.Found found = search(740).from(100);

    assertThat(found.confirmed().orElseThrow().load().players()).isCloseTo(740, within(37));
    assertThat(found.confirmed().orElseThrow().load().players()).isLessThanOrEqualTo(740);
    assertThat(tried).startsWith(100, 200, 400, 800, 600);
  }

  @Test
  void runsWhatItFoundOnceMore() throws Exception {
    StepSearch.Found found = search(740).from(100);

    assertThat(found.steps().getLast().purpose()).isEqualTo(Step.Purpose.CONFIRM);
    assertThat(tried.getLast())
        .isEqualTo(
            tried.subList(0, tried.size() - 1).stream()
                .filter(players -> players <= 740)
                .max(Integer::compare)
                .orElseThrow());
  }

  @Test
  void goesDownWhereTheFirstLoadIsTooMuchAlready() throws Exception {
    assertThat(search(7).from(100).confirmed().orElseThrow().load().players()).isBetween(6, 7);
  }

  @Test
  void endsAtTheMostThatMayBeTried() throws Exception {
    StepSearch.Found found = search(1_000_000).from(3_000);

    assertThat(found.confirmed().orElseThrow().load().players()).isEqualTo(MOST);
    assertThat(found.missed()).isEmpty();
    assertThat(tried).containsExactly(3_000, 6_000, MOST, MOST);
  }

  @Test
  void findsNothingWhereNotOnePlayerIsCarried() throws Exception {
    assertThat(search(0).from(8).confirmed()).isEmpty();
    assertThat(tried).containsExactly(8, 4, 2, 1);
  }

  @Test
  void stepsDownWhereALoadDoesNotHoldTheSecondTime() throws Exception {
    StepSearch<RuntimeException> search =
        new StepSearch<>(
            (players, purpose) ->
                step(players, purpose, players <= (purpose == Step.Purpose.CONFIRM ? 85 : 100)),
            MOST);

    assertThat(search.from(50).confirmed().orElseThrow().load().players()).isBetween(76, 85);
  }

  private StepSearch<RuntimeException> search(int carries) {
    return new StepSearch<>((players, purpose) -> step(players, purpose, players <= carries), MOST);
  }

  private Step step(int players, Step.Purpose purpose, boolean met) {
    tried.add(players);
    return new Step(
        purpose,
        new Load(1, players, 0),
        Instant.EPOCH,
        Duration.ofSeconds(1),
        new Figures().put(Metric.DELAY_P99, met ? 1 : 100),
        new MediaFigures(),
        List.of(),
        List.of(Goal.of("p99<20ms")),
        Optional.empty(),
        List.of());
  }
}
