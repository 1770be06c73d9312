package dev.tandem.conformance.selfcheck;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/**
 * What workers have to do. Work with browsers takes longest, so some workers do that first, as many
 * as there are browsers; the others leave it to them. Thread-safe.
 */
final class WorkQueue {
  private final Deque<Consumer<FaultyPair>> plain = new ArrayDeque<>();
  private final Deque<Consumer<FaultyPair>> withBrowser = new ArrayDeque<>();

  synchronized void add(Consumer<FaultyPair> work, boolean needsBrowser) {
    (needsBrowser ? withBrowser : plain).add(work);
    notifyAll();
  }

  /** Waits for the next piece of work. */
  synchronized Consumer<FaultyPair> take(boolean worksWithBrowsers) throws InterruptedException {
    while (true) {
      if (worksWithBrowsers && !withBrowser.isEmpty()) {
        return withBrowser.remove();
      }
      if (!plain.isEmpty()) {
        return plain.remove();
      }
      wait();
    }
  }
}
