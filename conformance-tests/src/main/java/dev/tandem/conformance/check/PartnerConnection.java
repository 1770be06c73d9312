package dev.tandem.conformance.check;

import dev.tandem.conformance.probe.peer.PeerException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One WebSocket of the server under test to a partner, and what the partner says on it. */
public final class PartnerConnection implements Session.Listener.AutoDemanding {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final long PING_INTERVAL_NS = 2_000_000_000;
  private static final Duration TRANSPORT = Duration.ofSeconds(30);

  private final Partner partner;
  private final PartnerOptions options;
  private final int number;
  private final Map<String, PartnerStream> streams = new ConcurrentHashMap<>();
  private volatile @Nullable Session session;
  private volatile @Nullable Pacer pings;
  private volatile boolean silent;
  private volatile boolean closed;

  PartnerConnection(Partner partner, PartnerOptions options, int number) {
    this.partner = partner;
    this.options = options;
    this.number = number;
  }

  @Override
  public void onWebSocketOpen(Session opened) {
    session = opened;
  }

  @Override
  public void onWebSocketText(String text) {
    try {
      JsonNode whole = JSON.readTree(text);
      String name = whole.path("message").asString("");
      PartnerMessage message = new PartnerMessage(System.nanoTime(), number, name, whole);
      partner.took(message);
      answer(message);
    } catch (JacksonException e) {
      partner.note("no JSON came: " + text);
    }
  }

  @Override
  public void onWebSocketClose(int code, String reason, Callback callback) {
    closed = true;
    endThreads();
    partner.note("the server under test closed WebSocket %d: %d".formatted(number, code));
    callback.succeed();
  }

  @Override
  public void onWebSocketError(Throwable error) {
    closed = true;
    endThreads();
    partner.note("WebSocket %d broke: %s".formatted(number, error));
  }

  /** Whether the server under test, or the partner, closed it. */
  public boolean isClosed() {
    return closed;
  }

  /** The number of the WebSocket, from 1. */
  public int number() {
    return number;
  }

  /** Sends a message with a one-element data array. */
  public void send(String message, @Nullable Object first) {
    send(message, new @Nullable Object[] {first});
  }

  /** Breaks the connection off without a WebSocket close. */
  public void drop() {
    Session open = session;
    if (open != null) {
      open.disconnect();
    }
    closed = true;
    endThreads();
  }

  private void send(String message, @Nullable Object[] data) {
    Session open = session;
    if (silent || open == null || !open.isOpen()) {
      return;
    }
    Map<String, @Nullable Object> whole = new LinkedHashMap<>();
    whole.put("message", message);
    whole.put("data", data);
    open.sendText(JSON.writeValueAsString(whole), Callback.NOOP);
  }

  private void answer(PartnerMessage message) {
    switch (message.name()) {
      case "connection" -> hello();
      case "publishStream", "playStream" -> begin(message);
      case "unPublishStream" -> end(message, "UNPUBLISHED");
      case "stopStream" -> end(message, "STOPPED");
      case "availableStream" ->
          send(
              "availableStream",
              Map.of("id", message.first().path("mediaSessionId").asString(""), "status", "true"));
      case "ping" -> send("pong", (Object) null);
      default -> {}
    }
  }

  private void hello() {
    if (stopsAt(PartnerStep.HELLO)) {
      return;
    }
    send(
        "getUserData",
        Map.of(
            "authToken",
            "partner-" + number,
            "status",
            "ESTABLISHED",
            "mediaProviders",
            List.of("WebRTC")));
    if (options.pings) {
      pings = Pacer.start("kit-pings", PING_INTERVAL_NS, now -> send("ping", (Object) null));
    }
  }

  private void begin(PartnerMessage message) {
    if (stopsAt(PartnerStep.ANSWER)) {
      return;
    }
    PartnerStream stream = new PartnerStream(this, options, message, partner.numbers());
    streams.put(stream.id(), stream);
    partner.took(stream);
    String refusal = options.refusal;
    if (refusal != null) {
      stream.status("FAILED", refusal);
      return;
    }
    send("setRemoteSDP", new @Nullable Object[] {stream.id(), stream.answer(), true});
    if (options.connects) {
      Thread.ofVirtual().name("kit-partner").start(() -> connect(stream));
    } else {
      stream.vanish();
    }
  }

  private void connect(PartnerStream stream) {
    try {
      stream.begin();
      stream.peer().awaitConnected(TRANSPORT);
      if (!stopsAt(PartnerStep.STATUS)) {
        stream.status(stream.isPushed() ? "PUBLISHING" : "PLAYING", "");
      }
    } catch (PeerException e) {
      partner.note("the transport of %s failed: %s".formatted(stream.name(), e.getMessage()));
      stream.status("FAILED", "Failed by ICE error");
    }
  }

  private void end(PartnerMessage message, String status) {
    if (stopsAt(PartnerStep.END)) {
      return;
    }
    @Nullable PartnerStream stream =
        streams.remove(message.first().path("mediaSessionId").asString(""));
    if (stream != null) {
      stream.status(status, "Stopped by user");
      stream.close();
    }
  }

  private boolean stopsAt(PartnerStep step) {
    if (step == options.silentFrom) {
      silent = true;
    }
    if (step == options.closingAt) {
      drop();
    }
    return silent || closed;
  }

  private void endThreads() {
    Pacer pacer = pings;
    if (pacer != null) {
      pacer.close();
    }
    streams.values().forEach(PartnerStream::close);
  }
}
