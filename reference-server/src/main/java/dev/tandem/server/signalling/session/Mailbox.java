package dev.tandem.server.signalling.session;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Runs the tasks of one session one after the other, in the order they came, on borrowed threads.
 * Thread-safe.
 */
final class Mailbox implements Executor {
  private static final Logger LOG = LoggerFactory.getLogger(Mailbox.class);

  private final String sessionId;
  private final Executor threads;
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final AtomicInteger waiting = new AtomicInteger();

  Mailbox(String sessionId, Executor threads) {
    this.sessionId = sessionId;
    this.threads = threads;
  }

  @Override
  public void execute(Runnable task) {
    tasks.add(task);
    if (waiting.getAndIncrement() == 0) {
      threads.execute(this::drain);
    }
  }

  private void drain() {
    try (MDC.MDCCloseable _ = MDC.putCloseable("sessionId", sessionId)) {
      do {
        runNext();
      } while (waiting.decrementAndGet() > 0);
    }
  }

  private void runNext() {
    Runnable task = tasks.poll();
    if (task == null) {
      return;
    }
    try {
      task.run();
    } catch (RuntimeException e) {
      LOG.error("A task of the session failed", e);
    }
  }
}
