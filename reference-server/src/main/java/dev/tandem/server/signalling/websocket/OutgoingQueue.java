package dev.tandem.server.signalling.websocket;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.jspecify.annotations.Nullable;

/**
 * Sends frames one after the other without blocking. What waits is bounded: a reader that is too
 * slow is disconnected. Thread-safe.
 */
final class OutgoingQueue {
  private final Session session;
  private final int maxCharacters;
  private final Runnable overflowed;
  private final Queue<Outgoing> waiting = new ArrayDeque<>();
  private final AtomicInteger pumps = new AtomicInteger();
  private long waitingCharacters;
  private boolean inFlight;
  private boolean closing;

  /** One frame that waits to be written. */
  private record Outgoing(int characters, Write write) {}

  @FunctionalInterface
  private interface Write {
    void to(Session session, Callback callback);
  }

  /** Calls {@code overflowed}, once, instead of queueing more than {@code maxCharacters}. */
  OutgoingQueue(Session session, int maxCharacters, Runnable overflowed) {
    this.session = session;
    this.maxCharacters = maxCharacters;
    this.overflowed = overflowed;
  }

  void text(String text) {
    add(new Outgoing(text.length(), (to, callback) -> to.sendText(text, callback)), false);
  }

  void ping() {
    add(new Outgoing(1, (to, callback) -> to.sendPing(ByteBuffer.allocate(0), callback)), false);
  }

  /**
   * Closes when everything before is sent; later frames are dropped. False where it was closing.
   */
  boolean close(int code, String reason) {
    return add(new Outgoing(0, (to, callback) -> to.close(code, reason, callback)), true);
  }

  private boolean add(Outgoing outgoing, boolean last) {
    boolean overflow;
    synchronized (this) {
      if (closing) {
        return false;
      }
      overflow = waitingCharacters + outgoing.characters() > maxCharacters;
      closing = last || overflow;
      if (!overflow) {
        waiting.add(outgoing);
        waitingCharacters += outgoing.characters();
      }
    }
    if (overflow) {
      overflowed.run();
    } else {
      pump();
    }
    return true;
  }

  /** Writes the next frame if none is being written; never recurses through its callback. */
  private void pump() {
    if (pumps.getAndIncrement() != 0) {
      return;
    }
    do {
      Outgoing next = takeNext();
      if (next != null) {
        next.write().to(session, Callback.from(() -> written(next), _ -> stop()));
      }
    } while (pumps.decrementAndGet() != 0);
  }

  private synchronized @Nullable Outgoing takeNext() {
    if (inFlight || waiting.isEmpty()) {
      return null;
    }
    inFlight = true;
    return waiting.remove();
  }

  private void written(Outgoing outgoing) {
    synchronized (this) {
      inFlight = false;
      waitingCharacters -= outgoing.characters();
    }
    pump();
  }

  /** Forgets what waits, since the connection is gone. */
  synchronized void stop() {
    closing = true;
    waiting.clear();
  }
}
