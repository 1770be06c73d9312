package dev.tandem.server.media.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.server.media.rtp.Hex;
import dev.tandem.server.media.rtp.HostileBytes;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BandwidthEstimatorTest {
  private static final long MBIT = 1_000_000;
  private static final long SECOND_NS = 1_000_000_000L;

  @Test
  void knowsNothingBeforeTheFirstHalfSecondOfFeedback() {
    var link = new SimulatedLink(1);
    link.run(0.4);

    assertThat(link.estimator.estimateBps()).isEqualTo(-1);
  }

  @ParameterizedTest
  @CsvSource({"1, true", "2, false", "3, true"})
  void convergesToTheCapacityOfABottleneck(long seed, boolean inFrames) {
    var link = new SimulatedLink(seed);
    link.inFrames = inFrames;
    link.capacityBps = MBIT;
    link.run(30);

    assertThat(link.run(30)).isCloseTo(MBIT, Percentage.withPercentage(15));
  }

  @Test
  void keepsTheQueueOfABottleneckShort() {
    var link = new SimulatedLink(4);
    link.capacityBps = MBIT;
    link.run(30);
    long sumNs = 0;
    for (int i = 0; i < 300; i++) {
      link.run(0.1);
      sumNs += link.queueNs();
    }

    assertThat(sumNs / 300).isLessThan(60_000_000L);
  }

  @Test
  void risesOnAnUnlimitedLink() {
    var link = new SimulatedLink(5);
    link.run(3);
    long early = link.estimator.estimateBps();
    link.run(30);

    assertThat(link.estimator.estimateBps()).isGreaterThan(4 * early);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void fallsWithinTwoSecondsWhenTheLinkShrinks(boolean inFrames) {
    var link = new SimulatedLink(6);
    link.inFrames = inFrames;
    link.capacityBps = 2 * MBIT;
    link.run(40);
    assertThat(link.estimator.estimateBps()).isGreaterThan(14 * MBIT / 10);

    link.capacityBps = MBIT / 2;
    link.run(2);

    assertThat(link.estimator.estimateBps()).isLessThan(65 * MBIT / 100);
  }

  @Test
  void risesAgainWhenTheLinkRecovers() {
    var link = new SimulatedLink(7);
    link.capacityBps = MBIT / 2;
    link.run(20);
    link.capacityBps = 4 * MBIT;
    link.run(40);

    assertThat(link.estimator.estimateBps()).isGreaterThan(15 * MBIT / 10);
  }

  @Test
  void seesThatAStreamDoesNotFit() {
    var link = new SimulatedLink(8);
    link.fixedBps = 15 * MBIT / 10;
    link.capacityBps = MBIT;
    link.run(5);

    assertThat(link.run(20)).isBetween(MBIT / 2, 11 * MBIT / 10);
  }

  @Test
  void seesThatAStreamFitsDespiteJitterAndLoss() {
    var link = new SimulatedLink(9);
    link.fixedBps = MBIT;
    link.jitterNs = 8_000_000;
    link.lossRate = 0.02;
    link.run(5);
    for (int second = 0; second < 60; second++) {
      link.run(1);
      assertThat(link.estimator.estimateBps()).isGreaterThan(9 * MBIT / 10);
    }
  }

  @Test
  void followsAStreamThatGrowsAtOnce() {
    var link = new SimulatedLink(10);
    link.fixedBps = 50_000;
    link.run(5);
    link.fixedBps = 2 * MBIT;
    link.run(3);

    assertThat(link.estimator.estimateBps()).isGreaterThan(19 * MBIT / 10);
  }

  @Test
  void isBoundByHighLossUntilItIsOver() {
    var link = new SimulatedLink(11);
    link.fixedBps = MBIT;
    link.run(10);
    long before = link.estimator.estimateBps();
    link.estimator.loss(64, 11 * SECOND_NS); // a quarter

    assertThat(link.estimator.estimateBps()).isEqualTo(before * 7 / 8);
    link.estimator.loss(13, 12 * SECOND_NS); // a twentieth changes nothing
    assertThat(link.estimator.estimateBps()).isEqualTo(before * 7 / 8);
    for (int second = 13; second < 30; second++) {
      link.estimator.loss(0, second * SECOND_NS);
    }
    assertThat(link.estimator.estimateBps()).isEqualTo(before);
  }

  @Test
  void ignoresLossAsLongAsNothingElseIsKnown() {
    var estimator = new BandwidthEstimator();
    estimator.loss(255, 0);

    assertThat(estimator.estimateBps()).isEqualTo(-1);
  }

  @Test
  void takesTheReceiversEstimateForABound() {
    var link = new SimulatedLink(12);
    link.estimator.remb(400_000, 0);
    assertThat(link.estimator.estimateBps()).isEqualTo(400_000);

    link.fixedBps = MBIT;
    link.run(10);
    assertThat(link.estimator.estimateBps()).isEqualTo(400_000);

    link.estimator.remb(100 * MBIT, 10 * SECOND_NS);
    assertThat(link.estimator.estimateBps()).isBetween(MBIT, 2 * MBIT);
  }

  @Test
  void countsRepeatedFeedbackOnce() {
    var once = new BandwidthEstimator();
    var twice = new BandwidthEstimator();
    for (int second = 0; second < 4; second++) {
      // one packet each second, 15 * 64 ms and more in the receiver's clock
      byte[] message = Hex.octets("000" + second, "0001 0000", second + "0", "00 2001 04");
      long nowNs = second * SECOND_NS;
      once.sent(second, 1000, nowNs);
      twice.sent(second, 1000, nowNs);
      once.feedback(message, 0, message.length, nowNs);
      twice.feedback(message, 0, message.length, nowNs);
      twice.feedback(message, 0, message.length, nowNs);
    }

    assertThat(twice.estimateBps()).isEqualTo(once.estimateBps()).isPositive();
  }

  @Test
  void survivesHostileFeedback() {
    var estimator = new BandwidthEstimator();
    var clock = new long[1];
    HostileBytes.Reader reader =
        (buffer, offset, length) -> {
          clock[0] += 10_000_000L;
          for (int i = 0; i < 16; i++) {
            estimator.sent(i, 1200, clock[0]);
          }
          estimator.feedback(buffer, offset, length, clock[0]);
          assertThat(estimator.estimateBps()).isGreaterThanOrEqualTo(-1);
        };
    HostileBytes.everyLength(reader);
    HostileBytes.everyLength(Hex.octets("0000 0010"), reader);
    HostileBytes.everyLength(Hex.octets("0000 0010 7fffff 00 2010"), reader);
    HostileBytes.everyLength(Hex.octets("0000 ffff 000000 00 3fff"), reader);
    HostileBytes.mutilated(Hex.octets("0000 0010 000001 00 d555 9234 01020304050607"), reader);
  }
}
