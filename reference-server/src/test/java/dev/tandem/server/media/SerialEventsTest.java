package dev.tandem.server.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class SerialEventsTest {
  private final Queue<Runnable> threads = new ArrayDeque<>();
  private final SerialEvents events = new SerialEvents(threads::add);
  private final List<Integer> seen = new ArrayList<>();

  @Test
  void eventsRunInOrderOnOneThreadAtATime() {
    for (int i = 0; i < 5; i++) {
      int number = i;
      events.post(() -> seen.add(number));
    }

    assertThat(threads).hasSize(1);
    threads.remove().run();

    assertThat(seen).containsExactly(0, 1, 2, 3, 4);
  }

  @Test
  void anEventThatFailsDoesNotStopTheNext() {
    events.post(() -> {
      throw new IllegalStateException("on purpose");
    });
    events.post(() -> seen.add(1));

    threads.remove().run();

    assertThat(seen).containsExactly(1);
  }

  @Test
  void nothingRunsAfterClose() {
    events.post(() -> seen.add(1));
    events.post(events::close);
    events.post(() -> seen.add(2));

    threads.remove().run();
    events.post(() -> seen.add(3));
    threads.remove().run();

    assertThat(seen).containsExactly(1);
  }
}
