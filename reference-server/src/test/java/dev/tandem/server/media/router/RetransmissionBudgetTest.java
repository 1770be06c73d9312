package dev.tandem.server.media.router;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RetransmissionBudgetTest {
  private static final long SECOND_NS = 1_000_000_000L;
  private static final long STREAM_BPS = 20_000_000;

  private final RetransmissionBudget budget = new RetransmissionBudget();

  private int taken(long nowNs) {
    int packets = 0;
    while (packets < 100_000 && budget.take(1000, STREAM_BPS, nowNs)) {
      packets++;
    }
    return packets;
  }

  @Test
  void allowsAsMuchAsTheStreamItself() {
    taken(SECOND_NS);
    assertThat(taken(2 * SECOND_NS)).isEqualTo(2500);
    assertThat(taken(2 * SECOND_NS + SECOND_NS / 10)).isEqualTo(250);
  }

  @Test
  void savesForOneSecondOnly() {
    taken(SECOND_NS);
    assertThat(taken(11 * SECOND_NS)).isEqualTo(2500);
  }

  @Test
  void hasItsFullReserveAfterHoursWithoutALoss() {
    long nowNs = SECOND_NS;
    for (int hours = 0; hours < 48; hours++) {
      taken(nowNs);
      nowNs += hours * 3600L * SECOND_NS;
      assertThat(taken(nowNs)).as(hours + " hours").isEqualTo(hours == 0 ? 0 : 2500);
    }
  }
}
