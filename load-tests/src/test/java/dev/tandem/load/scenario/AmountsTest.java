package dev.tandem.load.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AmountsTest {
  @Test
  void readsTimes() {
    assertThat(Amounts.duration("30s")).isEqualTo(Duration.ofSeconds(30));
    assertThat(Amounts.duration("1.5m")).isEqualTo(Duration.ofSeconds(90));
    assertThat(Amounts.duration("500ms")).isEqualTo(Duration.ofMillis(500));
  }

  @Test
  void readsRatesAndShares() {
    assertThat(Amounts.perSecond("20/s")).isEqualTo(20);
    assertThat(Amounts.share("2%")).isEqualTo(0.02);
    assertThat(Amounts.sharePerSecond("10%/s")).isEqualTo(0.1);
  }

  @Test
  void refusesWhatDoesNotFit() {
    assertThatThrownBy(() -> Amounts.duration("30"))
        .hasMessage("'30' is not a time such as 30s, 500ms or 2m");
    assertThatThrownBy(() -> Amounts.perSecond("0/s"))
        .hasMessage("'0/s' is not a rate such as 20/s");
    assertThatThrownBy(() -> Amounts.share("200%")).hasMessage("'200%' is not a share such as 2%");
    assertThatThrownBy(() -> Amounts.sharePerSecond("10%"))
        .hasMessage("'10%' is not a share in each second such as 10%/s");
  }

  @Test
  void writesThreeDigitsThatMatter() {
    assertThat(Format.number(1_234_567)).isEqualTo("1,234,567");
    assertThat(Format.number(12.345)).isEqualTo("12.3");
    assertThat(Format.number(1.234)).isEqualTo("1.23");
    assertThat(Format.number(0.0123)).isEqualTo("0.012");
    assertThat(Format.value(Metric.PACKETS, 37_000)).isEqualTo("37,000/s");
    assertThat(Format.value(Metric.DELAY_P99, 1.5)).isEqualTo("1.50 ms");
  }
}
