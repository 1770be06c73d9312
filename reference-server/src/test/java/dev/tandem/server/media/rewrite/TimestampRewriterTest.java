package dev.tandem.server.media.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TimestampRewriterTest {
  @Test
  void addsAConstantOffset() {
    var rewriter = new TimestampRewriter(1000);
    rewriter.start(5);
    rewriter.observe(5);

    assertThat(rewriter.rewrite(5)).isEqualTo(1005);
    assertThat(rewriter.rewrite(-2000)).isEqualTo(-1000);
    assertThat(rewriter.rewrite(Integer.MAX_VALUE)).isEqualTo(Integer.MIN_VALUE + 999);
  }

  @Test
  void continuesBehindTheNewestOutputOnASwitch() {
    var rewriter = new TimestampRewriter(1000);
    rewriter.start(5);
    rewriter.observe(9000);
    rewriter.observe(6000); // out of order
    rewriter.start(123_456, 4500);

    assertThat(rewriter.rewrite(123_456)).isEqualTo(1000 + 9000 + 4500);
    assertThat(rewriter.rewrite(123_456 + 3000)).isEqualTo(1000 + 9000 + 4500 + 3000);
  }

  @Test
  void continuesAPictureLaterByDefault() {
    var rewriter = new TimestampRewriter(0);
    rewriter.start(1);
    rewriter.observe(-2); // just before the wrap
    rewriter.start(77);

    assertThat(rewriter.rewrite(77)).isEqualTo(2998);
  }

  @Test
  void keepsTheFirstOffsetWhileNothingWasSent() {
    var rewriter = new TimestampRewriter(1000);
    rewriter.start(5);
    rewriter.start(50);

    assertThat(rewriter.rewrite(50)).isEqualTo(1050);
  }
}
