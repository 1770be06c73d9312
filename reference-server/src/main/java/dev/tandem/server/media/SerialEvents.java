package dev.tandem.server.media;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one peer's listener calls one at a time and in order, away from the media loop, until the
 * peer is closed.
 */
final class SerialEvents {
  private static final Logger LOG = LoggerFactory.getLogger(SerialEvents.class);

  private final Executor executor;
  private final Queue<Runnable> queue = new ConcurrentLinkedQueue<>();
  private final AtomicInteger waiting = new AtomicInteger();
  private volatile boolean closed;

  SerialEvents(Executor executor) {
    this.executor = executor;
  }

  void post(Runnable event) {
    queue.add(event);
    if (waiting.getAndIncrement() == 0) {
      executor.execute(this::drain);
    }
  }

  void close() {
    closed = true;
  }

  private void drain() {
    do {
      Runnable event = queue.poll();
      if (event != null && !closed) {
        run(event);
      }
    } while (waiting.decrementAndGet() > 0);
  }

  private static void run(Runnable event) {
    try {
      event.run();
    } catch (RuntimeException e) {
      LOG.error("a peer's listener failed", e);
    }
  }
}
