package dev.tandem.server.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class HealthTest {

  private final Health health = new Health(List.of("media ports", "warm-up"));

  @Test
  void isReadyOnceEverythingThatStartWaitsForIsDone() {
    assertThat(health.reasons())
        .containsExactly("starting: waiting for media ports", "starting: waiting for warm-up");

    health.done("media ports");
    assertThat(health.reasons()).containsExactly("starting: waiting for warm-up");

    health.done("warm-up");
    assertThat(health.reasons()).isEmpty();
  }

  @Test
  void isNeverReadyAgainAfterItDrains() {
    health.done("media ports");
    health.done("warm-up");

    health.drain();

    assertThat(health.reasons()).containsExactly("draining: the server is shutting down");
  }

  @Test
  void refusesToTickOffWhatNobodyWaitsFor() {
    assertThatIllegalArgumentException().isThrownBy(() -> health.done("tea"));
  }
}
