package dev.tandem.conformance.probe;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.StringNode;

/** Speaks WCS signalling over one WebSocket and remembers every message. Pings are answered. */
public final class WsClient implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final HttpClient HTTP =
      HttpClient.newBuilder().sslContext(LenientTls.context()).build();

  private final List<WsMessage> received = new CopyOnWriteArrayList<>();
  private final boolean answersPings;
  private final WebSocket socket;
  private volatile boolean closed;

  private WsClient(URI uri, boolean answersPings, Map<String, String> headers) {
    this.answersPings = answersPings;
    WebSocket.Builder builder = HTTP.newWebSocketBuilder().connectTimeout(Deadlines.ANSWER);
    headers.forEach(builder::header);
    try {
      socket = builder.buildAsync(uri, new Receiver()).join();
    } catch (CompletionException e) {
      throw new IllegalStateException("no WebSocket at " + uri + ": " + e.getCause(), e);
    }
  }

  /** Opens the WebSocket and sends nothing. */
  public static WsClient open(URI uri) {
    return new WsClient(uri, true, Map.of());
  }

  /** Like {@link #open}, as a page of this origin. */
  public static WsClient openFrom(URI uri, String origin) {
    return new WsClient(uri, true, Map.of("Origin", origin));
  }

  /** Like {@link #open}, but never answers a ping. */
  public static WsClient openSilent(URI uri) {
    return new WsClient(uri, false, Map.of());
  }

  /** Opens the WebSocket, sends {@code connection} and waits for {@code getUserData}. */
  public static WsClient connect(URI uri) {
    WsClient client = open(uri);
    client.hello();
    return client;
  }

  /** Sends {@code connection} and waits for {@code getUserData}. */
  public WsMessage hello() {
    send("connection", Map.of("appKey", "defaultApp", "mediaProviders", List.of("WebRTC")));
    return await("getUserData");
  }

  /** Sends a message with a one-element data array; null becomes [null]. */
  public void send(String message, @Nullable Object data) {
    Map<String, @Nullable Object> whole = new LinkedHashMap<>();
    whole.put("message", message);
    whole.put("data", new @Nullable Object[] {data});
    sendText(JSON.writeValueAsString(whole));
  }

  /** Sends any text, well-formed or not. */
  public synchronized void sendText(String text) {
    socket.sendText(text, true).join();
  }

  /**
   * Sends one text in several frames.
   *
   * @throws CompletionException once the server has closed or takes no more
   */
  public synchronized void sendFragments(List<String> parts) {
    for (int i = 0; i < parts.size(); i++) {
      socket
          .sendText(parts.get(i), i == parts.size() - 1)
          .orTimeout(Deadlines.ANSWER.toSeconds(), TimeUnit.SECONDS)
          .join();
    }
  }

  /** Sends a binary frame. */
  public synchronized void sendBinary(byte[] bytes) {
    socket.sendBinary(ByteBuffer.wrap(bytes), true).join();
  }

  /** Everything received so far, in order. */
  public List<WsMessage> received() {
    return List.copyOf(received);
  }

  public List<WsMessage> received(String name) {
    return received.stream().filter(m -> m.name().equals(name)).toList();
  }

  public WsMessage await(String name) {
    return await(name, m -> true, Deadlines.ANSWER);
  }

  /** The first message, past or coming, of this name that satisfies the condition. */
  public WsMessage await(String name, Predicate<WsMessage> condition, Duration deadline) {
    try {
      return Await.present(
          name, deadline, () -> received(name).stream().filter(condition).findFirst());
    } catch (ProbeTimeoutException e) {
      throw new ProbeTimeoutException(e.getMessage() + "; received: " + received);
    }
  }

  /** The first terminal or other status of one stream that satisfies the condition. */
  public WsMessage awaitStatus(String mediaSessionId, Predicate<String> status, Duration deadline) {
    return await(
        "notifyStreamStatusEvent",
        m -> streamId(m).equals(mediaSessionId) && status.test(m.status()),
        deadline);
  }

  /** All statuses of one stream, in order. */
  public List<String> statuses(String mediaSessionId) {
    return received("notifyStreamStatusEvent").stream()
        .filter(m -> streamId(m).equals(mediaSessionId))
        .map(WsMessage::status)
        .toList();
  }

  /** The answer to an offer: the second element of setRemoteSDP. */
  public String awaitAnswer(String mediaSessionId) {
    Predicate<WsMessage> ours = m -> m.first().asString("").equals(mediaSessionId);
    WsMessage message = await("setRemoteSDP", ours, Deadlines.ANSWER);
    return message.whole().path("data").path(1).asString();
  }

  /** Waits until the server has closed the connection. */
  public void awaitClose(Duration deadline) {
    Await.present(
        "the server to close", deadline, () -> closed ? Optional.of(true) : Optional.empty());
  }

  public boolean isClosed() {
    return closed;
  }

  /** Breaks the connection off without a WebSocket close, as a client that dies. */
  public void drop() {
    socket.abort();
  }

  @Override
  public void close() {
    drop();
  }

  private static String streamId(WsMessage message) {
    return message.first().path("mediaSessionId").asString("");
  }

  private final class Receiver implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
      text.append(part);
      if (last) {
        take(text.toString());
        text.setLength(0);
      }
      from.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer part, boolean last) {
      received.add(new WsMessage(System.nanoTime(), "", StringNode.valueOf("a binary frame")));
      from.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
      closed = true;
      return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
      closed = true;
    }

    private void take(String message) {
      JsonNode whole = JSON.readTree(message);
      String name = whole.path("message").asString("");
      received.add(new WsMessage(System.nanoTime(), name, whole));
      if (answersPings && name.equals("ping")) {
        send("pong", null);
      }
    }
  }
}
