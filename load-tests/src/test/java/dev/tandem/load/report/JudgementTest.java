package dev.tandem.load.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.load.report.LoadResult.Outcome;
import dev.tandem.load.report.LoadResult.Verdict;
import dev.tandem.load.scenario.Goal;
import dev.tandem.load.scenario.Limit;
import dev.tandem.load.scenario.Metric;
import dev.tandem.load.scenario.Step;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JudgementTest {
  @Test
  void aSearchThatTheServerEndedHasFoundItsLimit() {
    Verdict verdict = SampleResults.search().verdict();

    assertThat(verdict.outcome()).isEqualTo(Outcome.MET);
    assertThat(verdict.headline())
        .startsWith("300 players (30,000 packets/s) is the largest load with p99<20ms, loss<0.1%.")
        .endsWith("With 400 players first to give way: the server, whose processors were busy");
  }

  @Test
  void aSearchThatTheGeneratorEndedSaysNothingAboutTheServer() {
    Verdict verdict =
        Judgement.ofSearch(
            List.of(
                entry(Step.Purpose.SEARCH, 200, Optional.empty()),
                entry(Step.Purpose.SEARCH, 400, Optional.of(Limit.GENERATOR_CPU)),
                entry(Step.Purpose.CONFIRM, 200, Optional.empty())),
            SampleResults.GOALS,
            20_000,
            List.of());

    assertThat(verdict.exitCode()).isEqualTo(Judgement.UNFIT);
    assertThat(verdict.headline())
        .startsWith("At least 200 players")
        .contains("the load generator")
        .endsWith("so that the server's limit is not known");
  }

  @Test
  void aSearchWithoutALimitHasFoundALeast() {
    Verdict verdict =
        Judgement.ofSearch(
            List.of(entry(Step.Purpose.CONFIRM, 200, Optional.empty())),
            SampleResults.GOALS,
            200,
            List.of());

    assertThat(verdict.exitCode()).isEqualTo(Judgement.MET);
    assertThat(verdict.headline())
        .isEqualTo(
            "At least 200 players (20,000 packets/s) (the most that was to be tried), with"
                + " p99<20ms, loss<0.1%");
  }

  @Test
  void halfOfWhatASearchHasFoundHasGoalsOfItsOwn() {
    List<StepEntry> steps =
        List.of(
            entry(Step.Purpose.CONFIRM, 200, Optional.empty()),
            entry(Step.Purpose.HALF, 100, Optional.empty()));

    Verdict met = Judgement.ofSearch(steps, SampleResults.GOALS, 200, List.of(Goal.of("p99<20ms")));
    Verdict missed =
        Judgement.ofSearch(steps, SampleResults.GOALS, 200, List.of(Goal.of("p99<1ms")));

    assertThat(met.exitCode()).isEqualTo(Judgement.MET);
    assertThat(met.headline())
        .startsWith("At least 200 players")
        .contains(". At half of it: 100 players (10,000 packets/s), p99 of forward delay");
    assertThat(met.assertions().getLast().words()).startsWith("at half of it, p99<20ms: ");
    assertThat(missed.exitCode()).isEqualTo(Judgement.MISSED);
    assertThat(missed.headline()).contains("100 players (10,000 packets/s) missed p99<1ms");
  }

  @Test
  void theMedianOfTheRoundsOfHalfTheLoadCounts() {
    Verdict verdict =
        Judgement.ofSearch(
            List.of(
                entry(Step.Purpose.CONFIRM, 200, Optional.empty()),
                half(9.0),
                half(1.2),
                half(1.8),
                half(1.4)),
            SampleResults.GOALS,
            200,
            List.of(Goal.of("p99<2ms")));

    assertThat(verdict.exitCode()).isEqualTo(Judgement.MET);
    assertThat(verdict.headline())
        .contains("At half of it (the median of 4 rounds): 100 players")
        .contains("p99 of forward delay 1.80 ms");
  }

  private static StepEntry half(double p99Ms) {
    Step step = SampleResults.step(Step.Purpose.HALF, 100);
    step.figures().put(Metric.DELAY_P99, p99Ms);
    return StepEntry.of(step);
  }

  @Test
  void aMissedGoalOfAnUnfitGeneratorProvesNothing() {
    Verdict verdict =
        Judgement.ofLoad(
            entry(Step.Purpose.LOAD, 400, Optional.of(Limit.GENERATOR_DROPS)), SampleResults.GOALS);

    assertThat(verdict.outcome()).isEqualTo(Outcome.UNFIT);
    assertThat(verdict.exitCode()).isEqualTo(Judgement.UNFIT);
    assertThat(verdict.headline()).startsWith("Nothing is proven about the server");
  }

  private static StepEntry entry(Step.Purpose purpose, int players, Optional<Limit> gaveWay) {
    Step step = SampleResults.step(purpose, players);
    return StepEntry.of(
        new Step(
            step.purpose(),
            step.load(),
            step.started(),
            step.measured(),
            step.figures(),
            step.media(),
            step.moments(),
            step.goals(),
            gaveWay,
            step.remarks()));
  }
}
