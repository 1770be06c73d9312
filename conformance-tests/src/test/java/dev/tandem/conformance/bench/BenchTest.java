package dev.tandem.conformance.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.conformance.probe.browser.Browsers;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A slow machine gets longer deadlines, a weak one is named. */
class BenchTest {
  private static final BenchReading GOOD = new BenchReading(1, true, "good");
  private static final BenchReading SLOW = new BenchReading(3, true, "slow");
  private static final BenchReading WEAK = new BenchReading(1, false, "clock: it steps");

  @Test
  void theSlowestPartDecidesTheFactor() {
    assertThat(new Bench(List.of(GOOD, SLOW), GOOD).factor()).isEqualTo(3);
  }

  @Test
  void aFitMachineHasNoReason() {
    Bench bench = new Bench(List.of(GOOD, SLOW), GOOD);

    assertThat(bench.unfitForMedia()).isEmpty();
    assertThat(bench.unfitForBrowsers(new Browsers(null))).isEmpty();
  }

  @Test
  void aWeakMachineCannotJudgeMedia() {
    assertThat(new Bench(List.of(GOOD, WEAK), GOOD).unfitForMedia().orElse(""))
        .contains("too weak to judge: clock: it steps");
  }

  @Test
  void aWeakBrowserSparesChecksWithoutOne() {
    Bench bench = new Bench(List.of(GOOD), WEAK);

    assertThat(bench.unfitForMedia()).isEmpty();
    assertThat(bench.unfitForBrowsers(new Browsers(null))).isPresent();
  }
}
