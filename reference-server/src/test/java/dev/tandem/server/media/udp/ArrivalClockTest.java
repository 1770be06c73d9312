package dev.tandem.server.media.udp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ArrivalClockTest {
  private static final long SECOND = 1_000_000_000L;
  private static final long AGO = 3_000_000;

  private final SettableClock wall = new SettableClock();
  private long nowNs = 500 * SECOND;
  private final ArrivalClock clock = new ArrivalClock(wall, () -> nowNs);

  @Test
  void aPacketArrivedWhenItWasStamped() {
    assertThat(clock.nanoTimeOf(wall.ns - AGO)).isEqualTo(nowNs - AGO);
  }

  @Test
  void aPacketWithoutStampArrivesNow() {
    assertThat(clock.nanoTimeOf(0)).isEqualTo(nowNs);
  }

  @Test
  void aPacketNeverArrivesLaterThanNow() {
    clock.nanoTimeOf(wall.ns);

    assertThat(clock.nanoTimeOf(wall.ns + 900)).isEqualTo(nowNs);
  }

  @Test
  void aWallClockThatIsPutRightIsFollowedAtOnce() {
    clock.nanoTimeOf(wall.ns);
    wall.ns -= 3_600 * SECOND;

    assertThat(clock.nanoTimeOf(wall.ns - AGO)).isEqualTo(nowNs - AGO);
  }

  @Test
  void aWallClockThatDriftsIsFollowedEachSecond() {
    clock.nanoTimeOf(wall.ns);
    nowNs += 2 * SECOND;
    wall.ns += 2 * SECOND + 500_000;

    assertThat(clock.nanoTimeOf(wall.ns - AGO)).isEqualTo(nowNs - AGO);
  }

  @Test
  void aStampThatCannotBeTrueIsNotBelieved() {
    assertThat(clock.nanoTimeOf(wall.ns - 5 * SECOND)).isEqualTo(nowNs);
    assertThat(clock.nanoTimeOf(wall.ns + 5 * SECOND)).isEqualTo(nowNs);
  }

  @Test
  void aThreadThatIsHeldUpBetweenBothClocksDoesNotSetThemApart() {
    ArrivalClock disturbed =
        new ArrivalClock(
            new SettableClock() {
              private int reads;

              @Override
              public Instant instant() {
                Instant instant = super.instant();
                long heldUpNs = reads++ == 0 ? 20_000_000 : 0;
                nowNs += heldUpNs;
                ns += heldUpNs;
                return instant;
              }
            },
            () -> nowNs);
    long beforeNs = nowNs;

    assertThat(disturbed.nanoTimeOf(wall.ns - AGO)).isEqualTo(beforeNs - AGO);
  }

  private static class SettableClock extends Clock {
    long ns = 1_700_000_000L * SECOND;

    @Override
    public Instant instant() {
      return Instant.ofEpochSecond(ns / SECOND, ns % SECOND);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
