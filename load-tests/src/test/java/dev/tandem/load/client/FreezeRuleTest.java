package dev.tandem.load.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FreezeRuleTest {
  private static final long FRAME_NS = 33_333_333L;
  private static final long MS = 1_000_000L;

  private final FreezeRule rule = new FreezeRule();
  private long nowNs = 5;

  private long after(long ns) {
    nowNs += ns;
    return rule.frame(nowNs);
  }

  private void play(int frames) {
    for (int i = 0; i < frames; i++) {
      assertThat(after(FRAME_NS)).isZero();
    }
  }

  @Test
  void aSteadyPictureIsNotFrozen() {
    play(100);
  }

  @Test
  void aPictureThatStandsForTheMeanAnd150MsIsFrozen() {
    play(60);

    assertThat(after(FRAME_NS + 149 * MS)).isZero();
    assertThat(after(FRAME_NS + 160 * MS)).isEqualTo(FRAME_NS + 160 * MS);
  }

  @Test
  void aSlowPictureIsFrozenAfterThreeOfItsFrames() {
    for (int i = 0; i < 40; i++) {
      assertThat(after(100 * MS)).isZero();
    }

    assertThat(after(299 * MS)).isZero();
    assertThat(after(330 * MS)).isPositive();
  }

  @Test
  void theFirstFrameEndsNoFreeze() {
    assertThat(after(10_000 * MS)).isZero();
  }
}
