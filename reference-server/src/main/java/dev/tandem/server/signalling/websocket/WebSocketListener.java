package dev.tandem.server.signalling.websocket;

import java.nio.ByteBuffer;
import java.util.function.Function;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Passes the events of one WebSocket on to its connection. Binary frames are passed over. */
public final class WebSocketListener implements Session.Listener {
  private static final Logger LOG = LoggerFactory.getLogger(WebSocketListener.class);

  private final Function<Session, WebSocketConnection> connections;
  private volatile @Nullable WebSocketConnection connection;

  WebSocketListener(Function<Session, WebSocketConnection> connections) {
    this.connections = connections;
  }

  @Override
  public void onWebSocketOpen(Session socket) {
    WebSocketConnection opened = connections.apply(socket);
    connection = opened;
    opened.opened();
  }

  @Override
  public void onWebSocketPartialText(String part, boolean last) {
    WebSocketConnection open = connection;
    if (open != null) {
      open.text(part, last);
    }
  }

  @Override
  public void onWebSocketPartialBinary(ByteBuffer payload, boolean last, Callback callback) {
    callback.succeed();
    WebSocketConnection open = connection;
    if (open != null) {
      open.frameHandled();
    }
  }

  @Override
  public void onWebSocketPong(ByteBuffer payload) {
    WebSocketConnection open = connection;
    if (open != null) {
      open.pong();
    }
  }

  @Override
  public void onWebSocketError(Throwable cause) {
    LOG.debug("WebSocket error: {}", String.valueOf(cause.getMessage()));
  }

  @Override
  public void onWebSocketClose(int code, String reason, Callback callback) {
    WebSocketConnection closed = connection;
    if (closed != null) {
      LOG.debug("WebSocket closed: {} {}", code, reason);
      closed.closed();
    }
    callback.succeed();
  }
}
