package dev.tandem.server.republish;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** One thread that waits for all deadlines; it starts with the first one. */
final class SystemTimer implements Timer {
  private final ScheduledThreadPoolExecutor scheduler;

  SystemTimer() {
    scheduler =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("republish-timer").factory());
    scheduler.setRemoveOnCancelPolicy(true);
    // what is scheduled during or after close has nobody to serve
    scheduler.setRejectedExecutionHandler((task, executor) -> {});
  }

  @Override
  public Waiting schedule(Duration delay, Runnable task) {
    Future<?> future = scheduler.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
    return () -> future.cancel(false);
  }

  void close() {
    scheduler.shutdownNow();
  }
}
