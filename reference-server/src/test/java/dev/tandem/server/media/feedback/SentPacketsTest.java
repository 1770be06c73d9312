package dev.tandem.server.media.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SentPacketsTest {
  private static final long SECOND_NS = 1_000_000_000L;

  private final SentPackets sent = new SentPackets();

  @Test
  void aPacketIsKnownUntilItIsTaken() {
    sent.add(40_000, 1200, 7 * SECOND_NS);

    assertThat(sent.octets(40_000)).isEqualTo(1200);
    assertThat(sent.sentNs(40_000, 8 * SECOND_NS)).isCloseTo(7 * SECOND_NS, within(1024L));
    assertThat(sent.octets(40_000 - 2048)).isZero();

    sent.take(40_000);

    assertThat(sent.octets(40_000)).isZero();
  }

  @Test
  void nothingIsKnownBeforeTheFirstPacket() {
    assertThat(sent.octets(0)).isZero();
    assertThat(sent.octets(5)).isZero();
  }

  @Test
  void aSizeIsNeverZeroNorMoreThanSixteenBits() {
    sent.add(1, 0, 0);
    sent.add(65_535, 100_000, 0);

    assertThat(sent.octets(1)).isEqualTo(1);
    assertThat(sent.octets(65_535)).isEqualTo(65_535);
  }

  @Test
  void timesAreRightHoweverLongTheMachineRunsAndBeforeItsZero() {
    for (long begin : new long[] {-SECOND_NS, 0, 4_398 * SECOND_NS, Long.MAX_VALUE / 2}) {
      sent.add(3, 100, begin);

      assertThat(sent.sentNs(3, begin + SECOND_NS)).isCloseTo(begin, within(1024L));
    }
  }

  @Test
  void asManyPacketsAreKnownAsAreOnTheirWay() {
    for (int i = 0; i < 2_000; i++) {
      sent.add(65_000 + i, 1_000 + i, i * 100_000L);
    }

    for (int i = 0; i < 2_000; i++) {
      assertThat(sent.octets(65_000 + i)).isEqualTo(1_000 + i);
      assertThat(sent.sentNs(65_000 + i, SECOND_NS)).isCloseTo(i * 100_000L, within(1024L));
    }
  }

  @Test
  void littleRoomIsTakenWhereFeedbackComesSoon() {
    for (int i = 0; i < 10_000; i++) {
      sent.add(i, 1_000, i * 5_000_000L);
      sent.take(i - 20);
    }

    assertThat(sent.room()).isEqualTo(64);
  }

  @Test
  void whatIsLostIsWaitedForNoLongerThanASecond() {
    for (int i = 0; i < 10_000; i++) {
      sent.add(i, 1_000, i * 10_000_000L);
    }

    assertThat(sent.room()).isEqualTo(128);
  }

  @Test
  void roomIsBounded() {
    for (int i = 0; i < 100_000; i++) {
      sent.add(i, 1_000, i);
    }

    assertThat(sent.room()).isEqualTo(2_048);
  }
}
