package dev.tandem.server.signalling.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MessageBudgetTest {
  private static final long MS = 1_000_000;
  private static final long START =
      Math.subtractExact(Long.MAX_VALUE, 5 * MS); // the clock may wrap

  private final MessageBudget budget = new MessageBudget(100, 3, START);

  @Test
  void letsABurstPass() {
    assertThat(budget.take(START)).isZero();
    assertThat(budget.take(START)).isZero();
    assertThat(budget.take(START)).isZero();
  }

  @Test
  void slowsDownWhatComesAfterTheBurst() {
    for (int i = 0; i < 3; i++) {
      budget.take(START);
    }

    assertThat(budget.take(START)).isEqualTo(10 * MS);
    assertThat(budget.take(START + 10 * MS)).isEqualTo(10 * MS);
  }

  @Test
  void recoversWhileNothingComes() {
    for (int i = 0; i < 5; i++) {
      budget.take(START);
    }

    assertThat(budget.take(START + 1000 * MS)).isZero();
  }
}
