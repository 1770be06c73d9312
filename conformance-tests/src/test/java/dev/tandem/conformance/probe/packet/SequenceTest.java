package dev.tandem.conformance.probe.packet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SequenceTest {
  @Test
  void wraps() {
    assertThat(Sequence.next(65_535)).isZero();
    assertThat(Sequence.plus(3, -5)).isEqualTo(65_534);
    assertThat(Sequence.distance(65_534, 3)).isEqualTo(5);
    assertThat(Sequence.distance(3, 65_534)).isEqualTo(-5);
  }

  @Test
  void knowsWhichIsNewer() {
    assertThat(Sequence.isNewer(1, 65_535)).isTrue();
    assertThat(Sequence.isNewer(65_535, 1)).isFalse();
    assertThat(Sequence.isNewer(1, 1)).isFalse();
  }

  @Test
  void goesOnCountingBeyondSixteenBits() {
    assertThat(Sequence.extend(65_535, 1)).isEqualTo(65_537);
    assertThat(Sequence.extend(65_537, 65_535)).isEqualTo(65_535);
    assertThat(Sequence.extend(200_000, 200_010 & 0xffff)).isEqualTo(200_010);
  }
}
