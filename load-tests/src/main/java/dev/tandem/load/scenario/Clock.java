package dev.tandem.load.scenario;

import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** The time of a load run, and how it waits. */
public interface Clock {
  long nanoTime();

  Instant now();

  /** Returns at this time of {@link #nanoTime}, at once where it is over. */
  void sleepUntil(long timeNs) throws InterruptedException;

  /** The time of this machine. */
  Clock SYSTEM =
      new Clock() {
        @Override
        public long nanoTime() {
          return System.nanoTime();
        }

        @Override
        public Instant now() {
          return Instant.now();
        }

        @Override
        public void sleepUntil(long timeNs) throws InterruptedException {
          TimeUnit.NANOSECONDS.sleep(Math.max(0, timeNs - System.nanoTime()));
        }
      };
}
