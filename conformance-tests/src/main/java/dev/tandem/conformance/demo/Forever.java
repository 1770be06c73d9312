package dev.tandem.conformance.demo;

import java.io.PrintStream;
import java.util.concurrent.CountDownLatch;

/** Waits until somebody ends this process; shutdown hooks then end its children. */
public final class Forever {
  private Forever() {}

  /** Says so, and waits. */
  public static void untilEnded(PrintStream out) {
    out.println("Ctrl-C ends it.");
    out.flush();
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
