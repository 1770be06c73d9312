package dev.tandem.load.target.janus;

import dev.tandem.load.target.TargetException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One handle: one peer connection with the VideoRoom plugin. Requests that the plugin answers later
 * are acknowledged at once, and answered by an event with the same transaction.
 */
final class JanusHandle implements AutoCloseable {

  /** What the plugin said, and the session description beside it, empty where there was none. */
  record Reply(JsonNode data, String sdp) {}

  private final JanusSession session;
  private final long id;
  private final Map<String, CompletableFuture<JsonNode>> pending = new ConcurrentHashMap<>();
  private final CompletableFuture<String> up = new CompletableFuture<>();
  private volatile Consumer<String> ended = reason -> {};

  JanusHandle(JanusSession session, long id) {
    this.session = session;
    this.id = id;
  }

  /** Tells {@code listener} why Janus ended the peer connection, once it does. */
  void onEnd(Consumer<String> listener) {
    ended = listener;
  }

  /** Sends the plugin a request and waits for what it replies. */
  Reply ask(ObjectNode body) throws TargetException {
    return ask(body, null, "");
  }

  /** The same with an offer or answer beside it. */
  Reply ask(ObjectNode body, @Nullable String sdpType, String sdp) throws TargetException {
    ObjectNode request = session.request("message");
    request.set("body", body);
    if (sdpType != null) {
      request.set("jsep", JanusHttp.object().put("type", sdpType).put("sdp", sdp));
    }
    String transaction = request.path("transaction").asString();
    CompletableFuture<JsonNode> event = new CompletableFuture<>();
    pending.put(transaction, event);
    try {
      JsonNode answer = session.post(id, request);
      boolean later = answer.path("janus").asString("").equals("ack");
      String what = body.path("request").asString();
      return reply(what, later ? await(event, what) : answer);
    } finally {
      pending.remove(transaction);
    }
  }

  /** Waits until ICE and DTLS are up at Janus. */
  void awaitUp() throws TargetException {
    await(up, "its peer connection to come up");
  }

  private static Reply reply(String what, JsonNode answer) throws TargetException {
    JsonNode data = answer.path("plugindata").path("data");
    if (data.has("error")) {
      throw new TargetException(
          "the VideoRoom refused %s: %s (code %d)"
              .formatted(what, data.path("error").asString(), data.path("error_code").asInt(0)));
    }
    return new Reply(data, answer.path("jsep").path("sdp").asString(""));
  }

  private <T> T await(CompletableFuture<T> future, String what) throws TargetException {
    try {
      return future.get(session.limit().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new TargetException(
          "Janus took longer than %d s for %s".formatted(session.limit().toSeconds(), what), e);
    } catch (ExecutionException e) {
      throw new TargetException(
          "Janus did not come to %s: %s".formatted(what, String.valueOf(e.getCause())), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TargetException("interrupted while waiting for " + what, e);
    }
  }

  void deliver(JsonNode event) {
    CompletableFuture<JsonNode> asked = pending.get(event.path("transaction").asString(""));
    if (asked != null) {
      asked.complete(event);
      return;
    }
    switch (event.path("janus").asString("")) {
      case "webrtcup" -> up.complete("up");
      case "hangup" -> fail("Janus hung up: " + event.path("reason").asString("no reason given"));
      case "detached" -> fail("Janus detached the handle");
      default -> {} // media, slowlink and news of other publishers
    }
  }

  void fail(String reason) {
    TargetException cause = new TargetException(reason);
    up.completeExceptionally(cause);
    pending.values().forEach(asked -> asked.completeExceptionally(cause));
    ended.accept(reason);
  }

  @Override
  public void close() throws TargetException {
    session.detach(id);
  }
}
