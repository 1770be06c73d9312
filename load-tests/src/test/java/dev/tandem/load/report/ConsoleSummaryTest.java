package dev.tandem.load.report;

import static dev.tandem.load.report.Golden.assertGolden;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.load.report.LoadResult.Outcome;
import org.junit.jupiter.api.Test;

class ConsoleSummaryTest {
  @Test
  void aSearchReadsAsItDidWhenAPersonReadIt() throws Exception {
    assertGolden("search.txt", ConsoleSummary.of(SampleResults.search()));
  }

  @Test
  void aMissedGoalIsToldWithWhatGaveWay() {
    LoadResult result = SampleResults.load(400);

    assertThat(result.verdict().outcome()).isEqualTo(Outcome.MISSED);
    assertThat(result.verdict().exitCode()).isEqualTo(Judgement.MISSED);
    assertThat(ConsoleSummary.of(result))
        .contains("MISSED     p99<20ms: forward delay, 99 % is")
        .contains("First to give way: the server, whose processors were busy");
  }

  @Test
  void aMetGoalIsToldWithTheFigures() {
    assertThat(SampleResults.load(200).verdict().headline())
        .startsWith("200 players (20,000 packets/s), p99 of forward delay")
        .endsWith(", no loss");
  }
}
