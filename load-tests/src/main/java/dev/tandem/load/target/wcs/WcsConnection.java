package dev.tandem.load.target.wcs;

import dev.tandem.load.client.ClientException;
import dev.tandem.load.target.TargetException;
import dev.tandem.server.signalling.message.BadMessageException;
import dev.tandem.server.signalling.message.Fields;
import dev.tandem.server.signalling.message.WcsMessage;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.api.StatusCode;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** One signalling connection: greets, answers pings, and leads what comes to its streams. */
final class WcsConnection {
  private final URI address;
  private final CompletableFuture<Void> greeted = new CompletableFuture<>();
  private final Map<String, WcsStream> streams = new ConcurrentHashMap<>();
  private volatile @Nullable Session session;

  WcsConnection(URI address) {
    this.address = address;
  }

  /** Introduces itself as a browser's page does, and waits for the answer. */
  void greet(Duration limit) throws TargetException, InterruptedException, TimeoutException {
    ObjectNode hello = WcsMessage.object();
    hello.put("appKey", "defaultApp");
    hello.putArray("mediaProviders").add("WebRTC");
    hello.put("clientVersion", "2.0");
    hello.put("clientOSVersion", "tandem-load");
    hello.put("clientBrowserVersion", "tandem-load");
    send(WcsMessage.of("connection", hello));
    try {
      greeted.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new TargetException(
          address + " closed the connection instead of greeting: " + ClientException.words(e), e);
    }
  }

  void add(WcsStream stream) {
    streams.put(stream.mediaSessionId(), stream);
  }

  void send(WcsMessage message) {
    Session current = session;
    if (current != null) {
      current.sendText(message.write(), Callback.NOOP);
    }
  }

  /** Closes; the streams have ended before. */
  void close() {
    streams.clear();
    Session current = session;
    if (current != null) {
      current.close(StatusCode.NORMAL, null, Callback.NOOP);
    }
  }

  /** Breaks the connection off. */
  void abort() {
    streams.clear();
    Session current = session;
    if (current != null) {
      current.disconnect();
    }
  }

  private void text(String text) {
    try {
      message(WcsMessage.parse(text));
    } catch (BadMessageException e) {
      streams.values().forEach(s -> s.lost("a message that cannot be read: " + e.getMessage()));
    }
  }

  private void message(WcsMessage message) throws BadMessageException {
    switch (message.name()) {
      case "ping" -> send(WcsMessage.of("pong", JsonNodeFactory.instance.nullNode()));
      case "getUserData" -> greeted.complete(null);
      case "setRemoteSDP" -> remoteSdp(message);
      case "notifyStreamStatusEvent" -> status(message.fields());
      case "fail" -> failed(message.fields());
      default -> {}
    }
  }

  private void remoteSdp(WcsMessage message) {
    if (message.data().size() >= 2) {
      JsonNode id = message.data().get(0);
      WcsStream stream = streams.get(id.asString(""));
      if (stream != null) {
        stream.answered(message.data().get(1).asString(""));
      }
    }
  }

  private void status(Fields fields) throws BadMessageException {
    WcsStream stream = streams.get(fields.text("mediaSessionId"));
    if (stream != null) {
      stream.status(fields.text("status"), fields.text("info"), fields.textOr("detail", ""));
    }
  }

  private void failed(Fields fields) throws BadMessageException {
    WcsStream stream = streams.get(fields.textOr("id", ""));
    if (stream != null) {
      stream.status("FAILED", fields.text("info"), "");
    }
  }

  private void closed(String reason) {
    greeted.completeExceptionally(new TargetException(reason));
    streams.values().forEach(s -> s.lost("the server closed the connection: " + reason));
  }

  /** Jetty insists on public endpoint classes. */
  public static final class Endpoint implements Session.Listener.AutoDemanding {
    private final WcsConnection connection;

    Endpoint(WcsConnection connection) {
      this.connection = connection;
    }

    @Override
    public void onWebSocketOpen(Session opened) {
      connection.session = opened;
    }

    @Override
    public void onWebSocketText(String text) {
      connection.text(text);
    }

    @Override
    public void onWebSocketError(Throwable cause) {
      // its close follows, and tells
    }

    @Override
    public void onWebSocketClose(int statusCode, @Nullable String reason, Callback callback) {
      connection.closed(statusCode + (reason == null ? "" : " " + reason));
      callback.succeed();
    }
  }
}
