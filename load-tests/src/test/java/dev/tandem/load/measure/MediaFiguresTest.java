package dev.tandem.load.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;

class MediaFiguresTest {
  private final MediaFigures figures = new MediaFigures();

  @Test
  void addUpOverIntervals() {
    figures.count(Counter.PACKETS_RECEIVED, 10);
    figures.record(Timing.FORWARD_DELAY, 1_000_000);
    MediaFigures first = figures.take();
    figures.count(Counter.PACKETS_RECEIVED, 5);
    figures.record(Timing.FORWARD_DELAY, 3_000_000);

    first.add(figures.take());

    assertThat(first.get(Counter.PACKETS_RECEIVED)).isEqualTo(15);
    assertThat(first.of(Timing.FORWARD_DELAY).getTotalCount()).isEqualTo(2);
    assertThat(first.of(Timing.FORWARD_DELAY).getMaxValue()).isBetween(3_000L, 3_003L);
    assertThat(figures.get(Counter.PACKETS_RECEIVED)).isZero();
  }

  @Test
  void surviveBeingWrittenAndRead() {
    figures.count(Counter.FREEZES);
    figures.record(Timing.JITTER, 250_000);

    MediaFigures read = MediaFigures.of(figures.countsByLabel(), figures.histogramsByLabel());

    assertThat(read.get(Counter.FREEZES)).isOne();
    assertThat(read.of(Timing.JITTER)).isEqualTo(figures.of(Timing.JITTER));
  }

  @Test
  void tellWhichHistogramIsDamaged() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MediaFigures.of(Map.of(), Map.of("jitter", "AAAA")))
        .withMessageContaining("jitter");
  }

  @Test
  void countLossAgainstWhatShouldHaveCome() {
    figures.count(Counter.PACKETS_RECEIVED, 99);
    figures.count(Counter.PACKETS_LOST);

    assertThat(figures.lossRatio()).isEqualTo(0.01);
  }

  @Test
  void takeTimesOfClocksThatWereSetAsNone() {
    figures.record(Timing.FORWARD_DELAY, -5);

    assertThat(figures.of(Timing.FORWARD_DELAY).getMaxValue()).isZero();
  }
}
