package dev.tandem.server.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class StreamLifecycleTest {
  private static final StreamEnd STOPPED = new StreamEnd(StreamStatus.STOPPED, "by user", "");
  private static final StreamEnd FAILED = StreamEnd.failed("by ICE", "");

  private final StreamLifecycle lifecycle = new StreamLifecycle();

  @Test
  void startsPending() {
    assertThat(lifecycle.status()).isEqualTo(StreamStatus.PENDING);
    assertThat(lifecycle.end()).isNull();
  }

  @Test
  void becomesActiveOnce() {
    assertThat(lifecycle.activate(StreamStatus.PLAYING)).isTrue();
    assertThat(lifecycle.activate(StreamStatus.PLAYING)).isFalse();
    assertThat(lifecycle.status()).isEqualTo(StreamStatus.PLAYING);
  }

  @Test
  void keepsTheFirstEnd() {
    assertThat(lifecycle.end(STOPPED)).isTrue();
    assertThat(lifecycle.end(FAILED)).isFalse();
    assertThat(lifecycle.end()).isEqualTo(STOPPED);
    assertThat(lifecycle.status()).isEqualTo(StreamStatus.STOPPED);
  }

  @Test
  void neverBecomesActiveAfterTheEnd() {
    lifecycle.end(FAILED);

    assertThat(lifecycle.activate(StreamStatus.PUBLISHING)).isFalse();
    assertThat(lifecycle.status()).isEqualTo(StreamStatus.FAILED);
  }

  @RepeatedTest(20)
  void endsOnceThoughFourPartiesEndItTogether() throws Exception {
    CyclicBarrier start = new CyclicBarrier(4);
    List<Callable<Boolean>> parties = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      StreamEnd end = i % 2 == 0 ? STOPPED : FAILED;
      parties.add(() -> {
        start.await();
        return lifecycle.end(end);
      });
    }
    int winners = 0;
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      for (Future<Boolean> result : threads.invokeAll(parties)) {
        winners += result.get() ? 1 : 0;
      }
    }

    assertThat(winners).isEqualTo(1);
  }
}
