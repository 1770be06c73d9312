package dev.tandem.load.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class AxisTest {
  @Test
  void endsAtARoundNumber() {
    Axis axis = Axis.linear(37, 0, 100);

    assertThat(axis.most()).isEqualTo(40);
    assertThat(axis.ticks()).containsExactly(0.0, 10.0, 20.0, 30.0, 40.0);
    assertThat(axis.place(20)).isEqualTo(50);
  }

  @Test
  void hasAPlaceForNothing() {
    assertThat(Axis.linear(0, 0, 100).place(0)).isZero();
    assertThat(Axis.between(5, 5, 0, 100).place(5)).isZero();
  }

  @Test
  void givesEachDecadeTheSameLength() {
    Axis axis = Axis.logarithmic(0.4, 30, 0, 90);

    assertThat(axis.ticks()).hasSize(4);
    assertThat(axis.place(1)).isCloseTo(30, within(1e-9));
    assertThat(axis.place(100)).isEqualTo(90);
    assertThat(axis.place(0)).isZero();
  }
}
