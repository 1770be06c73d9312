package dev.tandem.conformance.check;

import dev.tandem.conformance.probe.packet.SyntheticMedia;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;

/** Does something again and again at an even pace, on a thread of its own. */
final class Pacer implements AutoCloseable {
  private final long intervalNs;
  private final LongConsumer action;
  private final Thread thread;
  private volatile boolean closed;

  private Pacer(String name, long intervalNs, LongConsumer action) {
    this.intervalNs = intervalNs;
    this.action = action;
    this.thread = Thread.ofVirtual().name(name).unstarted(this::run);
  }

  /** Starts; the action is given the time that is now. */
  static Pacer start(String name, long intervalNs, LongConsumer action) {
    Pacer pacer = new Pacer(name, intervalNs, action);
    pacer.thread.start();
    return pacer;
  }

  private void run() {
    long dueNs = System.nanoTime();
    while (!closed) {
      long nowNs = System.nanoTime();
      if (nowNs - dueNs < 0) {
        LockSupport.parkNanos(dueNs - nowNs);
      } else {
        action.accept(nowNs);
        // after a standstill of the machine it goes on from now and does not catch up
        dueNs = nowNs - dueNs > SyntheticMedia.CATCH_UP * intervalNs ? nowNs : dueNs + intervalNs;
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
  }
}
