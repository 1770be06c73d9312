package dev.tandem.server.republish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.server.stream.Publication;
import dev.tandem.server.stream.StreamStatus;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RetryTest {
  private static final Duration LONGEST_FIRST_PAUSE = Duration.ofSeconds(1);

  private final Bench bench = new Bench();

  private void push(int retries, boolean waitForStream) throws RepublishRefusedException {
    bench.republisher.push(new RepublishRequest(Bench.URI, "near", "far", retries, waitForStream));
  }

  @Test
  void failuresAreFollowedByFurtherAttempts() throws RepublishRefusedException {
    bench.publish("near");
    push(2, false);
    String firstId = bench.only().localMediaSessionId();

    bench.link().listener.closed("gone");

    assertThat(bench.status()).isEqualTo("WAIT_RETRY");
    assertThat(bench.only().lastError()).isEqualTo("gone");
    assertThat(bench.only().statusReason()).startsWith("next attempt in 0.");
    bench.timer.advance(LONGEST_FIRST_PAUSE);
    assertThat(bench.status()).isEqualTo("NEW");
    assertThat(bench.only().attempt()).isEqualTo(2);
    assertThat(bench.only().localMediaSessionId()).isNotEqualTo(firstId);
    assertThat(bench.target.links).hasSize(2);
    bench.link().establishes();
    assertThat(bench.status()).isEqualTo("ESTABLISHED");
    assertThat(bench.only().lastError()).isEqualTo("gone");
  }

  @Test
  void theLastFailureInARowEndsThePush() throws RepublishRefusedException {
    bench.publish("near");
    push(2, false);
    for (int i = 0; i < 2; i++) {
      bench.link().listener.closed("gone");
      bench.timer.advance(Duration.ofSeconds(30));
    }
    bench.link().listener.closed("gone");

    assertThat(bench.target.links).hasSize(3);
    assertThat(bench.status()).isEqualTo("none");
  }

  @Test
  void mediaThatFlowedResetTheCount() throws RepublishRefusedException {
    bench.publish("near");
    push(1, false);
    for (int i = 0; i < 5; i++) {
      bench.link().establishes();
      bench.link().listener.closed("gone");
      bench.timer.advance(LONGEST_FIRST_PAUSE);
    }

    assertThat(bench.status()).isEqualTo("NEW");
    assertThat(bench.only().attempt()).isEqualTo(6);
  }

  @Test
  void pausesDoubleUpToTheLongestAndAreShortenedByChance() {
    RepublishOptions.Retry retry = RepublishOptions.Retry.DEFAULT;

    assertThat(retry.pause(1, 0)).isEqualTo(Duration.ofSeconds(1));
    assertThat(retry.pause(3, 0)).isEqualTo(Duration.ofSeconds(4));
    assertThat(retry.pause(3, 1)).isEqualTo(Duration.ofSeconds(2));
    assertThat(retry.pause(1_000_000, 0)).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void theEndOfTheSourceEndsARetryingPushToo() throws RepublishRefusedException {
    Publication publication = bench.publish("near");
    push(5, false);
    bench.link().listener.closed("gone");
    publication.end(StreamStatus.UNPUBLISHED, "Stopped by user");
    bench.timer.advance(LONGEST_FIRST_PAUSE);

    assertThat(bench.status()).isEqualTo("none");
    assertThat(bench.target.links).hasSize(1);
  }

  @Test
  void aPushThatWaitsForItsNextAttemptCanBeTerminated() throws RepublishRefusedException {
    bench.publish("near");
    push(5, false);
    bench.link().listener.closed("gone");

    assertThat(bench.republisher.terminate(new RepublishFilter(null, "near", null, null)))
        .isEqualTo(1);
    bench.timer.advance(Duration.ofMinutes(1));

    assertThat(bench.target.links).hasSize(1);
    assertThat(bench.status()).isEqualTo("none");
  }

  @Test
  void aPushMayWaitForItsStream() throws RepublishRefusedException {
    push(0, true);
    assertThat(bench.status()).isEqualTo("WAIT_STREAM");
    bench.publish("other");
    assertThat(bench.target.links).isEmpty();

    bench.publish("near");

    assertThat(bench.status()).isEqualTo("NEW");
    bench.link().establishes();
    assertThat(bench.status()).isEqualTo("ESTABLISHED");
  }

  @Test
  void aWaitingPushCanBeTerminated() throws RepublishRefusedException {
    push(0, true);
    bench.republisher.terminate(new RepublishFilter(null, "near", null, null));
    bench.publish("near");

    assertThat(bench.target.links).isEmpty();
    assertThat(bench.status()).isEqualTo("none");
  }

  @Test
  void aPullTakesItsNameAgainInEveryAttempt() throws RepublishRefusedException {
    bench.republisher.pull(new RepublishRequest(Bench.URI, "near", "far", 3, false));
    bench.link().accepts();
    bench.link().reports("FAILED", "Stream not found");
    assertThat(bench.registry.isReserved("near")).isFalse();
    assertThat(bench.only().lastError())
        .isEqualTo("the target ended the stream: FAILED \"Stream not found\"");

    Publication inTheWay = bench.publish("near");
    bench.timer.advance(LONGEST_FIRST_PAUSE);
    assertThat(bench.only().lastError())
        .isEqualTo("the local stream name cannot be used: Stream name is already in use");
    inTheWay.end(StreamStatus.UNPUBLISHED, "");
    bench.timer.advance(Duration.ofSeconds(2));

    assertThat(bench.registry.isReserved("near")).isTrue();
    assertThat(bench.target.links).hasSize(2);
  }
}
