package dev.tandem.server.media.router;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.server.media.api.PeerFailure;
import dev.tandem.server.media.router.Bench.Players;
import org.junit.jupiter.api.Test;

class DeadlinesTest {
  private static final PublisherDeadlines DEADLINES =
      new PublisherDeadlines(5_000 * Timeline.MS, 10_000 * Timeline.MS);

  private final Bench bench = new Bench(DEADLINES, Formats.ALL, Players.ON_THE_PUBLISHERS_LOOP);

  @Test
  void publisherThatNeverSendsMediaIsGivenUp() {
    bench.advanceMs(60_000);
    bench.publisher.connect();
    bench.advanceMs(4_900);
    assertThat(bench.publisher.failures).isEmpty();
    bench.advanceMs(1_200);
    assertThat(bench.publisher.failures).containsExactly(PeerFailure.RTP_ACTIVITY);
    assertThat(bench.publisher.transport.isClosed()).isTrue();
  }

  @Test
  void publisherThatFallsSilentIsGivenUpOnce() {
    bench.publisher.connect();
    bench.video.keyFrame(1);
    bench.play(500);
    assertThat(bench.publisher.failures).isEmpty();
    bench.advanceMs(9_900);
    assertThat(bench.publisher.failures).isEmpty();
    bench.advanceMs(20_000);
    assertThat(bench.publisher.failures).containsExactly(PeerFailure.RTP_ACTIVITY);
  }

  @Test
  void soundAloneKeepsAPublisher() {
    bench.publisher.connect();
    for (int i = 0; i < 30; i++) {
      bench.audio.sound();
      bench.advanceMs(1000);
    }
    assertThat(bench.publisher.failures).isEmpty();
    assertThat(bench.publisher.firstMedia).isEqualTo(1);
  }

  @Test
  void publisherMayBeSilentForEverWhereThereIsNoDeadline() {
    Bench patient = Bench.connected(Players.ON_THE_PUBLISHERS_LOOP);
    patient.audio.sound();
    patient.advanceMs(10 * 60_000);
    assertThat(patient.publisher.failures).isEmpty();
  }
}
