package dev.tandem.load.report;

import static dev.tandem.load.report.Golden.assertGolden;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ComparisonTest {
  private final Comparison comparison =
      Comparison.of("a.json", SampleResults.load(100), "b.json", SampleResults.load(400));

  @Test
  void readsAsItDidWhenAPersonReadIt() throws Exception {
    assertGolden("comparison.txt", comparison.text());
    assertGolden("comparison.html", comparison.html());
  }

  @Test
  void saysWhatIsBetterAndWhatIsWorse() {
    assertThat(comparison.text())
        .containsPattern("packets to players +10,000/s +40,000/s +4.00 better")
        .containsPattern("forward delay, median .* worse");
  }

  @Test
  void saysWhatMakesItDoubtful() {
    assertThat(comparison.text()).contains("note: 100 players against 400");
  }
}
