package dev.tandem.server.media.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SequenceRewriterTest {
  private final SequenceRewriter rewriter = new SequenceRewriter(70);

  @Test
  void beginsWithTheFirstNumber() {
    rewriter.start(10);

    assertThat(rewriter.rewrite(10)).isEqualTo(70);
    assertThat(rewriter.rewrite(11)).isEqualTo(71);
  }

  @Test
  void leavesTheGapOfALostPacketAndItsPlace() {
    rewriter.start(10);
    rewriter.rewrite(10);

    assertThat(rewriter.rewrite(13)).isEqualTo(73);
    assertThat(rewriter.rewrite(11)).isEqualTo(71);
  }

  @Test
  void closesTheGapOfADroppedPacket() {
    rewriter.start(10);
    rewriter.rewrite(10);
    rewriter.rewrite(11);
    rewriter.dropped(12);

    assertThat(rewriter.rewrite(13)).isEqualTo(72);
    assertThat(rewriter.rewrite(14)).isEqualTo(73);
  }

  @Test
  void givesLatePacketsTheNumbersThatWereLeftForThem() {
    rewriter.start(10);
    rewriter.rewrite(10);
    rewriter.dropped(12);
    rewriter.rewrite(13);
    rewriter.dropped(14);
    rewriter.dropped(15);
    rewriter.rewrite(17);

    assertThat(rewriter.rewrite(11)).isEqualTo(71);
    assertThat(rewriter.rewrite(13)).isEqualTo(72);
    assertThat(rewriter.rewrite(16)).isEqualTo(73);
    assertThat(rewriter.rewrite(18)).isEqualTo(75);
  }

  @Test
  void cannotCloseTheGapOfAnOldPacket() {
    rewriter.start(10);
    rewriter.rewrite(10);
    rewriter.rewrite(12);
    rewriter.dropped(11);

    assertThat(rewriter.rewrite(13)).isEqualTo(73);
  }

  @Test
  void continuesWithoutAGapOnASwitch() {
    rewriter.start(10);
    rewriter.rewrite(10);
    rewriter.rewrite(12);
    rewriter.start(50_000);

    assertThat(rewriter.rewrite(50_000)).isEqualTo(73);
    assertThat(rewriter.rewrite(50_002)).isEqualTo(75);
  }

  @Test
  void acceptsNothingOlderThanTheStart() {
    assertThat(rewriter.accepts(10)).isFalse();
    rewriter.start(10);

    assertThat(rewriter.accepts(10)).isTrue();
    assertThat(rewriter.accepts(9)).isFalse();
    assertThat(rewriter.accepts(65_535)).isFalse();
  }

  @Test
  void findsTheSourceOfAnOutputNumber() {
    rewriter.start(10);
    rewriter.rewrite(10);
    rewriter.rewrite(11);
    rewriter.dropped(12);
    rewriter.rewrite(14);

    assertThat(rewriter.sourceOf(70)).isEqualTo(10);
    assertThat(rewriter.sourceOf(71)).isEqualTo(11);
    assertThat(rewriter.sourceOf(72)).isEqualTo(13);
    assertThat(rewriter.sourceOf(73)).isEqualTo(14);
    assertThat(rewriter.sourceOf(74)).as("not sent yet").isEqualTo(-1);
    assertThat(rewriter.sourceOf(69)).as("before the start").isEqualTo(-1);
  }

  @Test
  void findsNoSourceBeforeASwitch() {
    assertThat(rewriter.sourceOf(70)).isEqualTo(-1);
    rewriter.start(10);
    rewriter.rewrite(10);
    rewriter.start(500);
    rewriter.rewrite(500);

    assertThat(rewriter.sourceOf(70)).isEqualTo(-1);
    assertThat(rewriter.sourceOf(71)).isEqualTo(500);
  }

  @Test
  void wrapsSourceAndOutputSeparately() {
    var wrapping = new SequenceRewriter(65_530);
    wrapping.start(65_500);
    for (int i = 0; i < 200_000; i++) {
      int source = (65_500 + i) & 0xFFFF;
      int out = (65_530 + i) & 0xFFFF;
      assertThat(wrapping.accepts(source)).isTrue();
      assertThat(wrapping.rewrite(source)).isEqualTo(out);
      assertThat(wrapping.sourceOf(out)).isEqualTo(source);
    }
  }

  @Test
  void forgetsTheOldestOfManyDrops() {
    rewriter.start(0);
    for (int i = 0; i < 200; i += 2) {
      rewriter.rewrite(i);
      rewriter.dropped(i + 1);
    }

    assertThat(rewriter.rewrite(200)).isEqualTo(170);
    assertThat(rewriter.sourceOf(169)).isEqualTo(198);
    assertThat(rewriter.accepts(198)).isTrue();
    assertThat(rewriter.accepts(20)).isFalse();
    assertThat(rewriter.sourceOf(80)).isEqualTo(-1);
  }

  @Test
  void closesAGapThatIsTooWideToAskFor() {
    rewriter.start(10);
    rewriter.rewrite(10);

    assertThat(rewriter.rewrite(30_000)).isEqualTo(71);
    assertThat(rewriter.rewrite(30_001)).isEqualTo(72);
    assertThat(rewriter.accepts(29_999)).isFalse();
    assertThat(rewriter.sourceOf(71)).isEqualTo(30_000);
  }

  /** SRTP would take a number that is half the range ahead for one that was used before. */
  @Test
  void usesNoNumberAgainWhenDroppedPacketsLeapFarAhead() {
    rewriter.start(10);
    rewriter.rewrite(10);
    rewriter.dropped(30_000);
    rewriter.dropped(60_000);

    assertThat(rewriter.rewrite(60_001)).isEqualTo(71);
  }
}
