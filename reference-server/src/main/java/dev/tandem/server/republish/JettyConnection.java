package dev.tandem.server.republish;

import java.net.URI;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.api.StatusCode;
import org.jspecify.annotations.Nullable;

/** One WebSocket connection by Jetty. What the target does not read is bounded. */
final class JettyConnection implements Signalling.Connection {
  private static final int MAX_UNSENT_CHARACTERS = 1 << 20;
  private static final Executor AFTER_CLOSE =
      CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS);

  private final URI uri;
  private final Signalling.Listener listener;
  private final AtomicBoolean told = new AtomicBoolean();
  private final AtomicLong unsent = new AtomicLong();
  private @Nullable CompletableFuture<?> opening;
  private volatile @Nullable Session session;
  private volatile @Nullable Throwable error;
  private boolean closing;

  JettyConnection(URI uri, Signalling.Listener listener) {
    this.uri = uri;
    this.listener = listener;
  }

  /** What Jetty calls. */
  Object endpoint() {
    return new Endpoint(this);
  }

  /** The attempt to connect is under way. */
  void opening(CompletableFuture<?> future) {
    boolean cancel;
    synchronized (this) {
      opening = future;
      cancel = closing;
    }
    var _ =
        future.whenComplete((opened, failure) -> {
          if (failure != null) {
            failed(failure);
          }
        });
    if (cancel) {
      future.cancel(true);
    }
  }

  void failed(Throwable failure) {
    closed(ConnectionFailure.describe(failure, uri));
  }

  @Override
  public void send(String text) {
    Session current = session;
    if (current == null) {
      return;
    }
    if (unsent.addAndGet(text.length()) > MAX_UNSENT_CHARACTERS) {
      closed("the target does not read what it is sent");
      current.disconnect();
      return;
    }
    // a failure is followed by onWebSocketClose, which knows more about its cause
    current.sendText(text, Callback.from(() -> unsent.addAndGet(-text.length()), failure -> {}));
  }

  @Override
  public void ping() {
    Session current = session;
    if (current != null) {
      current.sendPing(ByteBuffer.allocate(0), Callback.NOOP);
    }
  }

  @Override
  public void close() {
    told.set(true);
    CompletableFuture<?> connecting;
    synchronized (this) {
      closing = true;
      connecting = opening;
    }
    Session current = session;
    if (current != null) {
      current.close(StatusCode.NORMAL, null, Callback.NOOP);
      // a dead target never answers the close frame
      AFTER_CLOSE.execute(current::disconnect);
    } else if (connecting != null) {
      connecting.cancel(true);
    }
  }

  private void closed(String reason) {
    if (told.compareAndSet(false, true)) {
      listener.closed(reason);
    }
  }

  private void opened(Session opened) {
    session = opened;
    boolean unwanted;
    synchronized (this) {
      unwanted = closing;
    }
    if (unwanted) {
      opened.disconnect();
    } else {
      listener.opened();
      opened.demand();
    }
  }

  /** Jetty insists on public endpoint classes. */
  public static final class Endpoint implements Session.Listener {
    private final JettyConnection connection;

    Endpoint(JettyConnection connection) {
      this.connection = connection;
    }

    @Override
    public void onWebSocketOpen(Session opened) {
      connection.opened(opened);
    }

    @Override
    public void onWebSocketText(String text) {
      connection.listener.text(text, this::demand);
    }

    @Override
    public void onWebSocketBinary(ByteBuffer payload, Callback callback) {
      callback.succeed();
      connection.listener.alive();
      demand();
    }

    @Override
    public void onWebSocketPong(ByteBuffer payload) {
      connection.listener.alive();
      demand();
    }

    @Override
    public void onWebSocketError(Throwable cause) {
      connection.error = cause;
    }

    @Override
    public void onWebSocketClose(int statusCode, @Nullable String reason, Callback callback) {
      connection.closed(ConnectionFailure.afterOpening(statusCode, reason, connection.error));
      callback.succeed();
    }

    private void demand() {
      Session current = connection.session;
      if (current != null && current.isOpen()) {
        current.demand();
      }
    }
  }
}
