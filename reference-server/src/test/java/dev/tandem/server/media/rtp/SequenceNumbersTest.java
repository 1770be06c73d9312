package dev.tandem.server.media.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SequenceNumbersTest {
  @Test
  void measuresTheShorterWayRoundTheCircle() {
    assertThat(SequenceNumbers.delta(5, 3)).isEqualTo(2);
    assertThat(SequenceNumbers.delta(1, 65535)).isEqualTo(2);
    assertThat(SequenceNumbers.delta(65535, 1)).isEqualTo(-2);
    assertThat(SequenceNumbers.delta(0, 32768)).isEqualTo(-32768);
  }

  @Test
  void knowsWhichIsNewer() {
    assertThat(SequenceNumbers.newer(0, 65535)).isTrue();
    assertThat(SequenceNumbers.newer(65535, 0)).isFalse();
    assertThat(SequenceNumbers.newer(7, 7)).isFalse();
  }

  @Test
  void extendsToTheNearestNumber() {
    assertThat(SequenceNumbers.extend(65_535, 0)).isEqualTo(65_536);
    assertThat(SequenceNumbers.extend(65_536, 65_535)).isEqualTo(65_535);
    assertThat(SequenceNumbers.extend(200_000, (200_000 & 0xFFFF) - 3)).isEqualTo(199_997);
    assertThat(SequenceNumbers.extend(0, 65_535)).isEqualTo(-1);
  }
}
