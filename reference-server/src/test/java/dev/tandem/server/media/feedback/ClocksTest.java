package dev.tandem.server.media.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Sender clock, round trip and rate: what is measured in time. */
class ClocksTest {
  private static final long MS = 1_000_000L;
  private static final long NTP = 0x0102_0304_8000_0000L; // half a second
  private static final long NTP_SECOND = 1L << 32;

  @Test
  void theSenderClockIsUnknownBeforeAReport() {
    assertThat(new SenderClock(90_000).known()).isFalse();
  }

  @Test
  void theSenderClockGoesOnFromTheReport() {
    var clock = new SenderClock(90_000);
    clock.report(NTP, 0xFFFF_FFFF, 1000 * MS);

    assertThat(clock.known()).isTrue();
    assertThat(clock.ntpAt(1000 * MS)).isEqualTo(NTP);
    assertThat(clock.ntpAt(3500 * MS)).isEqualTo(NTP + 5 * NTP_SECOND / 2);
    assertThat(clock.ntpAt(500 * MS)).isEqualTo(NTP - NTP_SECOND / 2);
    assertThat(clock.rtpAt(1000 * MS)).isEqualTo(-1);
    assertThat(clock.rtpAt(3000 * MS)).isEqualTo(179_999);
    assertThat(clock.rtpAt(1000 * MS + 86_400_000L * 30 * MS)).isEqualTo(1_351_766_015);
  }

  @Test
  void theRoundTripLeavesOutTheDelayAtTheOtherEnd() {
    var roundTrip = new RoundTrip();
    roundTrip.reportSent(NTP, 1000 * MS);

    assertThat(roundTrip.rttMs(0x0304_8000, 65_536 / 2, 1580 * MS)).isEqualTo(80);
    assertThat(roundTrip.rttMs(0x0304_8000, 65_536, 1580 * MS)).as("never negative").isZero();
    assertThat(roundTrip.rttMs(0x0304_8000, -1, 1580 * MS)).as("unsigned delay").isZero();
  }

  @Test
  void theRoundTripIsUnknownForReportsOfOthers() {
    var roundTrip = new RoundTrip();

    assertThat(roundTrip.rttMs(0, 0, 0)).isEqualTo(-1);
    roundTrip.reportSent(NTP, 0);
    assertThat(roundTrip.rttMs(0, 0, 0)).isEqualTo(-1);
    assertThat(roundTrip.rttMs(5, 0, 0)).isEqualTo(-1);
  }

  @Test
  void theRoundTripRemembersSixteenReports() {
    var roundTrip = new RoundTrip();
    for (long second = 1; second <= 17; second++) {
      roundTrip.reportSent(second * NTP_SECOND, second * 1000 * MS);
    }

    assertThat(roundTrip.rttMs(1 << 16, 0, 20_000 * MS)).isEqualTo(-1);
    assertThat(roundTrip.rttMs(2 << 16, 0, 20_000 * MS)).isEqualTo(18_000);
  }

  @Test
  void theRateIsThatOfTheLastSecond() {
    var meter = new RateMeter();
    for (int ms = 0; ms < 5000; ms += 10) {
      meter.add(1250, ms * MS);
    }

    assertThat((double) meter.bps(4999 * MS)).isCloseTo(1e6, within(2e4));
    assertThat((double) meter.bps(5500 * MS)).isCloseTo(5e5, within(5e4));
    assertThat(meter.bps(6100 * MS)).isZero();
  }

  @Test
  void theRateForgetsWhatIsLongAgo() {
    var meter = new RateMeter();
    meter.add(1250, -5000 * MS);
    meter.add(1250, 100_000 * MS);

    assertThat(meter.bps(100_000 * MS)).isBetween(9_000L, 11_000L);
  }

  @Test
  void theRateCountsPacketsOutOfOrder() {
    var meter = new RateMeter();
    meter.add(1000, 1000 * MS);
    meter.add(1000, 900 * MS);

    assertThat(meter.bps(1000 * MS)).isBetween(15_000L, 17_000L);
  }
}
