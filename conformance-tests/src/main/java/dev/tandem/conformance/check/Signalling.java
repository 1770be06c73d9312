package dev.tandem.conformance.check;

import dev.tandem.conformance.probe.Await;
import dev.tandem.conformance.probe.ProbeTimeoutException;
import dev.tandem.conformance.probe.WsClient;
import dev.tandem.conformance.probe.WsMessage;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One WebSocket to a server; what is awaited in vain fails the check. Pings are answered. */
public final class Signalling implements AutoCloseable {
  /** The statuses after which a stream is over. */
  public static final Set<String> TERMINAL = Set.of("FAILED", "STOPPED", "UNPUBLISHED");

  private static final JsonMapper JSON = JsonMapper.shared();

  private final WsClient client;
  private final URI uri;
  private final Transcript transcript;
  private final CheckContext context;
  private final String label;
  private final SdpPairs streams;
  private String lastSent = "the WebSocket handshake";

  /** Connection number {@code number} of a check. */
  Signalling(URI uri, CheckContext context, Function<URI, WsClient> opening, int number) {
    this.uri = uri;
    this.context = context;
    this.transcript = context.transcript();
    this.label = "[ws%d] ".formatted(number);
    this.streams = new SdpPairs("ws" + number, context.evidence());
    transcript.add("> " + label + "opens " + uri);
    try {
      client = opening.apply(uri);
    } catch (IllegalStateException e) {
      throw new CheckFailure(
          "a WebSocket handshake with " + uri,
          "an open WebSocket",
          String.valueOf(e.getMessage()),
          "the WebSocket listener: it takes any path and asks for no sub-protocol");
    }
  }

  /** Sends a message with a one-element data array; null becomes [null]. */
  public void send(String message, @Nullable Object data) {
    String text = JSON.writeValueAsString(data);
    note("%s %s".formatted(message, shortened(text)), "%s %s".formatted(message, text));
    streams.sent(message, data);
    guarded(() -> client.send(message, data));
  }

  /** Sends any text, well-formed or not. */
  public void sendText(String text) {
    note(text);
    guarded(() -> client.sendText(text));
  }

  /** Sends one text in several frames. */
  public void sendFragments(List<String> parts) {
    note("in %d frames: %s".formatted(parts.size(), shortened(parts.getFirst())));
    guarded(() -> client.sendFragments(parts));
  }

  /** Sends a binary frame. */
  public void sendBinary(byte[] bytes) {
    note("a binary frame of %d bytes".formatted(bytes.length));
    guarded(() -> client.sendBinary(bytes));
  }

  /** Sends connection and waits for getUserData. */
  public WsMessage hello() {
    send("connection", Map.of("appKey", "defaultApp", "mediaProviders", List.of("WebRTC")));
    return await(
        "getUserData",
        m -> true,
        context.deadlines().answer(),
        "the handler of the message 'connection'");
  }

  /** Sends publishStream. */
  public void publish(String id, String name, String sdp) {
    send("publishStream", Offers.stream(id, name, true, sdp));
  }

  /** Sends playStream. */
  public void play(String id, String name, String sdp) {
    send("playStream", Offers.stream(id, name, false, sdp));
  }

  /** Sends playStream with a size, which the vendor's player sends as strings. */
  public void play(String id, String name, String sdp, String width, String height) {
    Map<String, Object> fields = Offers.stream(id, name, false, sdp);
    fields.put("width", width);
    fields.put("height", height);
    send("playStream", fields);
  }

  /** Sends unPublishStream as the vendor's SDK does. */
  public void unpublish(String id, String name) {
    send("unPublishStream", Offers.stop(id, name, true));
  }

  /** Sends stopStream as the vendor's SDK does. */
  public void stop(String id, String name) {
    send("stopStream", Offers.stop(id, name, false));
  }

  /** Sends a stream event; without a payload if that is null. */
  public void streamEvent(String id, String type, @Nullable Object payload) {
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("mediaSessionId", id);
    event.put("type", type);
    if (payload != null) {
      event.put("payload", payload);
    }
    send("sendStreamEvent", event);
  }

  /** The answer to an offer; a refusal fails at once. */
  public Answer answer(String id) {
    String lookFirst =
        "the handler of publishStream or playStream: it answers at once, before any packet has"
            + " come";
    WsMessage message =
        awaitAny(
            m -> isAnswer(m, id) || isEnd(m, id),
            "setRemoteSDP",
            context.deadlines().answer(),
            lookFirst);
    if (!isAnswer(message, id)) {
      throw failure("setRemoteSDP", lookFirst);
    }
    return new Answer(lastSent, message.whole().path("data"));
  }

  /** A status of a stream, past or coming; if the stream ends first, that fails at once. */
  public WsMessage status(String id, String wanted, Duration deadline, String lookFirst) {
    WsMessage message =
        awaitAny(
            m -> isEnd(m, id) || (isStatus(m, id) && m.status().equals(wanted)),
            "the status " + wanted,
            deadline,
            lookFirst);
    if (!message.status().equals(wanted)) {
      throw failure("the status " + wanted, lookFirst);
    }
    return message;
  }

  /** The first terminal status of a stream. */
  public WsMessage end(String id, Duration deadline, String lookFirst) {
    return await(
        "notifyStreamStatusEvent",
        m -> isOf(m, id) && TERMINAL.contains(m.status()),
        deadline,
        lookFirst);
  }

  /** All terminal statuses of a stream so far, as "STATUS info". */
  public List<String> ends(String id) {
    return client.received("notifyStreamStatusEvent").stream()
        .filter(m -> isOf(m, id) && TERMINAL.contains(m.status()))
        .map(m -> m.status() + " " + m.info())
        .toList();
  }

  /** All statuses of a stream so far. */
  public List<String> statuses(String id) {
    return client.statuses(id);
  }

  /** The first message of this name, past or coming, that satisfies the condition. */
  public WsMessage await(
      String name, Predicate<WsMessage> condition, Duration deadline, String lookFirst) {
    try {
      return client.await(name, condition, deadline);
    } catch (ProbeTimeoutException e) {
      throw failure("%s within %s".formatted(name, Words.of(deadline)), lookFirst);
    }
  }

  private WsMessage awaitAny(
      Predicate<WsMessage> condition, String what, Duration deadline, String lookFirst) {
    try {
      return Await.present(
          what, deadline, () -> client.received().stream().filter(condition).findFirst());
    } catch (ProbeTimeoutException e) {
      throw failure("%s within %s".formatted(what, Words.of(deadline)), lookFirst);
    }
  }

  /** Asks for a stream that is not there; its reply comes after that of all messages before it. */
  public JsonNode fence() {
    String id = context.freshId();
    send("availableStream", Map.of("mediaSessionId", id, "name", context.freshName("none")));
    return await(
            "availableStream",
            m -> m.first().path("id").asString("").equals(id),
            context.deadlines().answer(),
            "whether the session survived what was sent before; the handler of availableStream")
        .first();
  }

  /** Waits until one more ping has come than up to now. */
  public void awaitNextPing() {
    int before = client.received("ping").size();
    await(
        "ping",
        m -> client.received("ping").size() > before,
        context.deadlines().ping(),
        "the keep-alive timer: pings are text messages, sent while nothing else is");
  }

  public List<WsMessage> received() {
    return client.received();
  }

  public List<WsMessage> received(String name) {
    return client.received(name);
  }

  public boolean isClosed() {
    return client.isClosed();
  }

  /** What failed on this connection: the last message sent, and all names that came back. */
  public CheckFailure failure(String allowed, String lookFirst) {
    List<String> names =
        client.received().stream().map(m -> m.status().isEmpty() ? m.name() : words(m)).toList();
    String seen = names.isEmpty() ? "no message" : "only " + told(names);
    return new CheckFailure(
        lastSent,
        allowed,
        seen + (client.isClosed() ? "; then the end of the connection" : ""),
        lookFirst);
  }

  /** The names, several of one kind in a row as one. */
  private static String told(List<String> names) {
    StringJoiner told = new StringJoiner(", ");
    int from = 0;
    for (int i = 1; i <= names.size(); i++) {
      if (i == names.size() || !names.get(i).equals(names.get(from))) {
        int times = i - from;
        told.add(names.get(from) + (times == 1 ? "" : " (%d times)".formatted(times)));
        from = i;
      }
    }
    return told.toString();
  }

  /** The last message sent, as a person would read it. */
  public String lastSent() {
    return lastSent;
  }

  /** Breaks the connection off, as a client that dies. */
  public void drop() {
    transcript.add("> " + label + "breaks off the WebSocket");
    client.drop();
  }

  @Override
  public void close() {
    client
        .received()
        .forEach(m -> {
          transcript.add(m.atNs(), "< " + label + m.whole());
          streams.received(m);
        });
    client.close();
  }

  private static String words(WsMessage m) {
    String info = m.info().isEmpty() ? "" : " '" + m.info() + "'";
    return m.name() + " " + m.status() + info;
  }

  private static boolean isAnswer(WsMessage message, String id) {
    return message.name().equals("setRemoteSDP") && message.first().asString("").equals(id);
  }

  private static boolean isStatus(WsMessage message, String id) {
    return message.name().equals("notifyStreamStatusEvent") && isOf(message, id);
  }

  private static boolean isEnd(WsMessage message, String id) {
    return isStatus(message, id) && TERMINAL.contains(message.status());
  }

  private static boolean isOf(WsMessage message, String id) {
    return message.first().path("mediaSessionId").asString("").equals(id);
  }

  private static String shortened(String text) {
    return text.length() > 160 ? text.substring(0, 160) + "…" : text;
  }

  private void note(String text) {
    note(text, text);
  }

  private void note(String text, String whole) {
    lastSent = text;
    transcript.add("> " + label + text, "> " + label + whole);
  }

  private void guarded(Runnable sending) {
    try {
      sending.run();
    } catch (CompletionException e) {
      throw new CheckFailure(
          lastSent,
          "an open WebSocket to send on",
          "the end of the connection " + uri,
          "why the server ends a connection; its log at this moment");
    }
  }
}
