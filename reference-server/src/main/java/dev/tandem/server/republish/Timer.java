package dev.tandem.server.republish;

import java.time.Duration;

/** Runs tasks later. */
interface Timer {

  /** A task that waits. */
  interface Waiting {
    /** Drops the task unless it has begun. */
    void cancel();
  }

  /** Runs a task once, after a delay. The task must not block. */
  Waiting schedule(Duration delay, Runnable task);
}
