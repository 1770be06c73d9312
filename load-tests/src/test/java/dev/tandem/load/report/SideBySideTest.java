package dev.tandem.load.report;

import static dev.tandem.load.report.Golden.assertGolden;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.load.report.SideBySide.Round;
import dev.tandem.load.scenario.Metric;
import dev.tandem.load.scenario.Step;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SideBySideTest {
  private final List<Round> rounds = new ArrayList<>();

  @Test
  void theMedianOfAllRoundsCounts() {
    round("ours", 50, 500);
    round("ours", 50, 100_000);
    round("ours", 50, 400);
    round("theirs", 50, 100);
    round("theirs", 50, 200);
    SideBySide result = new SideBySide("ours", "theirs", rounds);

    assertThat(result.median("ours", 50, Metric.PACKETS_PER_CPU)).hasValue(500);
    assertThat(result.median("theirs", 50, Metric.PACKETS_PER_CPU)).hasValue(150);
    assertThat(result.ratio(50, Metric.PACKETS_PER_CPU).orElseThrow()).isEqualTo(500.0 / 150);
    assertThat(result.ratio(60, Metric.PACKETS_PER_CPU)).isEmpty();
  }

  @Test
  void readsAsItDidWhenAPersonReadIt() throws Exception {
    for (int players : List.of(50, 200)) {
      round("ours", players, 600_000);
      round("theirs", players, 100_000);
    }
    SideBySide result = new SideBySide("ours", "theirs", rounds);

    assertThat(result.headline())
        .startsWith(
            "ours forwards 6.00 times the packets of theirs in a CPU second with 200 players;");
    assertGolden("side-by-side.txt", result.text());
    assertGolden("side-by-side.html", result.html());
  }

  @Test
  void theSentenceIsAboutTheLargestLoadThatBothCarried() {
    for (int players : List.of(50, 200, 500)) {
      round("ours", players, 600_000, 0);
      round("theirs", players, 100_000, players == 500 ? 70 : 0);
    }

    assertThat(new SideBySide("ours", "theirs", rounds).headline())
        .contains("with 200 players")
        .doesNotContain("loss");
  }

  @Test
  void lossIsToldWhereNoLoadWasCarriedByBoth() {
    round("ours", 500, 600_000, 0);
    round("theirs", 500, 100_000, 0);
    round("theirs", 500, 100_000, 70);
    round("theirs", 500, 100_000, 70);

    assertThat(new SideBySide("ours", "theirs", rounds).headline())
        .contains("with 500 players")
        .endsWith("; loss 0 % against 70 %");
  }

  private void round(String server, int players, double packetsPerCpu, double loss) {
    round(server, players, packetsPerCpu);
    rounds.getLast().step().figures().put(Metric.LOSS.id(), loss);
  }

  private void round(String server, int players, double packetsPerCpu) {
    StepEntry step = StepEntry.of(SampleResults.step(Step.Purpose.LOAD, players));
    step.figures().put(Metric.PACKETS_PER_CPU.id(), packetsPerCpu);
    rounds.add(new Round(server, step));
  }
}
