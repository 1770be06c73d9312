package dev.tandem.server.signalling.websocket;

import dev.tandem.server.signalling.message.WcsMessage;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.client.WebSocketClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A WebSocket client that speaks WCS the way the vendor's library does. */
final class WcsClient implements AutoCloseable {
  private static final long PATIENCE_S = 5;

  private final WebSocketClient jetty = new WebSocketClient();
  private final Listener listener = new Listener();
  private final Session socket;
  private final List<WcsMessage> seen = new ArrayList<>();

  /** How the server closed the connection. */
  record Closed(int code, String reason) {}

  private WcsClient(URI uri) throws Exception {
    jetty.start();
    socket = jetty.connect(listener, uri).get(PATIENCE_S, TimeUnit.SECONDS);
  }

  static WcsClient open(URI uri) throws Exception {
    return new WcsClient(uri);
  }

  void establish() throws Exception {
    send("connection", WcsMessage.object().put("appKey", "defaultApp").put("clientVersion", "2.0"));
    await("getVersion");
  }

  void send(String name, JsonNode data) {
    sendText(WcsMessage.of(name, data).write());
  }

  void sendText(String text) {
    socket.sendText(text, Callback.NOOP);
  }

  void sendBinary(byte[] octets) {
    socket.sendBinary(ByteBuffer.wrap(octets), Callback.NOOP);
  }

  void sendProtocolPing() {
    socket.sendPing(ByteBuffer.allocate(0), Callback.NOOP);
  }

  void closeInGoodOrder() {
    socket.close(1000, "bye", Callback.NOOP);
  }

  void publish(String mediaSessionId, String name) {
    publish(mediaSessionId, name, Offers.publish());
  }

  void publish(String mediaSessionId, String name, String sdp) {
    send("publishStream", stream(mediaSessionId, name).put("published", true).put("sdp", sdp));
  }

  void play(String mediaSessionId, String name) {
    play(mediaSessionId, name, Offers.play());
  }

  void play(String mediaSessionId, String name, String sdp) {
    send("playStream", stream(mediaSessionId, name).put("published", false).put("sdp", sdp));
  }

  void unpublish(String mediaSessionId, String name) {
    send("unPublishStream", stream(mediaSessionId, name).put("status", "PUBLISHING"));
  }

  void stop(String mediaSessionId, String name) {
    send("stopStream", stream(mediaSessionId, name).put("status", "PLAYING"));
  }

  private static ObjectNode stream(String mediaSessionId, String name) {
    return WcsMessage.object()
        .put("mediaSessionId", mediaSessionId)
        .put("name", name)
        .put("hasVideo", true)
        .put("hasAudio", true)
        .put("status", "PENDING")
        .put("record", false)
        .put("mediaProvider", "WebRTC");
  }

  /** The next message with this name; what comes before it is kept in {@link #seen}. */
  WcsMessage await(String name) throws InterruptedException {
    return await(name, _ -> true);
  }

  /** The next message with this name whose first argument matches. */
  WcsMessage await(String name, Predicate<JsonNode> matches) throws InterruptedException {
    while (true) {
      WcsMessage next = next();
      JsonNode argument = next.data().isEmpty() ? WcsMessage.object() : next.data().getFirst();
      if (next.name().equals(name) && matches.test(argument)) {
        return next;
      }
    }
  }

  /** The next status of this stream. */
  JsonNode awaitStatus(String mediaSessionId) throws InterruptedException {
    return await(
            "notifyStreamStatusEvent",
            data -> data.path("mediaSessionId").asString("").equals(mediaSessionId))
        .data()
        .getFirst();
  }

  /** The next message, whatever it is. */
  WcsMessage next() throws InterruptedException {
    WcsMessage message = listener.messages.poll(PATIENCE_S, TimeUnit.SECONDS);
    if (message == null) {
      throw new AssertionError("Nothing came within " + PATIENCE_S + " s; seen before: " + seen);
    }
    seen.add(message);
    return message;
  }

  /** All messages that came so far, after one round trip that flushes what was on its way. */
  List<WcsMessage> seen() throws InterruptedException {
    sendText("{\"message\":\"ping\",\"data\":[null]}");
    await("pong");
    return List.copyOf(seen);
  }

  /** Statuses of one stream that came so far, see {@link #seen}. */
  List<String> statuses(String mediaSessionId) throws InterruptedException {
    return seen().stream()
        .filter(message -> message.name().equals("notifyStreamStatusEvent"))
        .map(message -> message.data().getFirst())
        .filter(data -> data.path("mediaSessionId").asString("").equals(mediaSessionId))
        .map(data -> data.path("status").asString())
        .toList();
  }

  Closed awaitClosed() throws Exception {
    return listener.closed.get(PATIENCE_S, TimeUnit.SECONDS);
  }

  /** Stops reading, so that what the server sends piles up. */
  void stopReading() {
    listener.reading = false;
  }

  void disconnect() {
    socket.disconnect();
  }

  @Override
  public void close() {
    LifeCycle.stop(jetty);
  }

  /** Collects what comes. */
  public static final class Listener implements Session.Listener {
    private final BlockingQueue<WcsMessage> messages = new LinkedBlockingQueue<>();
    private final CompletableFuture<Closed> closed = new CompletableFuture<>();
    private volatile boolean reading = true;
    private volatile Runnable demand = () -> {};

    @Override
    public void onWebSocketOpen(Session opened) {
      demand = opened::demand;
      opened.setMaxTextMessageSize(1 << 22);
      opened.demand();
    }

    @Override
    public void onWebSocketText(String text) {
      try {
        messages.add(WcsMessage.parse(text));
      } catch (Exception e) {
        throw new AssertionError("The server sent " + text, e);
      }
      if (reading) {
        demand.run();
      }
    }

    @Override
    public void onWebSocketError(Throwable cause) {} // a close follows

    @Override
    public void onWebSocketClose(int code, String reason, Callback callback) {
      closed.complete(new Closed(code, reason));
      callback.succeed();
    }
  }
}
