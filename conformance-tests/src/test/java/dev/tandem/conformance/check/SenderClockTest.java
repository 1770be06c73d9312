package dev.tandem.conformance.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

class SenderClockTest {
  private static final long HOUR_NS = 3_600_000_000_000L;
  private static final long NTP_TO_UNIX_S = 2_208_988_800L;

  @Test
  void startsWithTheWallClockAndTheFirstTimestamp() {
    SenderClock clock = SenderClock.startingNow(77, 90_000, HOUR_NS);
    Instant start = Instant.ofEpochSecond((clock.ntpAt(HOUR_NS) >>> 32) - NTP_TO_UNIX_S);

    assertThat(start).isCloseTo(Instant.now(), within(5, ChronoUnit.SECONDS));
    assertThat(clock.timestampAt(HOUR_NS)).isEqualTo(77);
  }

  @Test
  void runsBothClocksEvenlyForHours() {
    SenderClock clock = SenderClock.startingNow(0xffff_ffffL, 90_000, 5);
    long ntp = clock.ntpAt(5);

    assertThat(clock.ntpAt(500_000_005) - ntp).isEqualTo(1L << 31);
    assertThat(clock.ntpAt(30 * HOUR_NS + 5) - ntp).isEqualTo((30L * 3600) << 32);
    assertThat(clock.timestampAt(500_000_005)).isEqualTo(44_999);
    assertThat(clock.timestampAt(HOUR_NS + 5)).isEqualTo(3600L * 90_000 - 1);
  }
}
