package dev.tandem.load.target.wcs;

import dev.tandem.load.client.Client;
import dev.tandem.load.client.ClientException;
import dev.tandem.load.target.TargetException;
import dev.tandem.server.signalling.message.WcsMessage;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** One stream that is published or played by a client of its own connection. */
final class WcsStream {
  private static final Duration GOODBYE = Duration.ofSeconds(2);

  /**
   * What differs between the directions.
   *
   * @param request asks for it
   * @param active the status that grants it
   * @param stop ends it
   */
  record Kind(String request, String active, String stop, boolean published) {
    static final Kind PUBLISH = new Kind("publishStream", "PUBLISHING", "unPublishStream", true);
    static final Kind PLAY = new Kind("playStream", "PLAYING", "stopStream", false);
  }

  private final String mediaSessionId = UUID.randomUUID().toString();
  private final String name;
  private final Kind kind;
  private final WcsConnection connection;
  private final Client client;
  private final CompletableFuture<String> answer = new CompletableFuture<>();
  private final CompletableFuture<Void> active = new CompletableFuture<>();
  private final CompletableFuture<Void> over = new CompletableFuture<>();
  private final AtomicBoolean open = new AtomicBoolean(true);
  private volatile @Nullable String lost;

  WcsStream(String name, Kind kind, WcsConnection connection, Client client) {
    this.name = name;
    this.kind = kind;
    this.connection = connection;
    this.client = client;
    connection.add(this);
  }

  String mediaSessionId() {
    return mediaSessionId;
  }

  /** Makes the offer, and waits until the server has accepted it and the client is connected. */
  void begin(boolean hasAudio, boolean hasVideo, Duration limit) throws TargetException {
    boolean begun = false;
    try {
      ObjectNode request = fields(hasAudio, hasVideo);
      request.put("status", "PENDING");
      request.put("record", false);
      request.put("mediaProvider", "WebRTC");
      request.put("sdp", client.offer());
      connection.send(WcsMessage.of(kind.request(), request));
      client.accept(await(answer, limit, "an answer"));
      client.awaitConnected(limit);
      await(active, limit, kind.active());
      begun = true;
    } catch (ClientException e) {
      throw new TargetException(kind.request() + " '" + name + "': " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TargetException(kind.request() + " '" + name + "': interrupted", e);
    } finally {
      if (!begun) {
        close();
      }
    }
  }

  private ObjectNode fields(boolean hasAudio, boolean hasVideo) {
    ObjectNode fields = WcsMessage.object();
    fields.put("mediaSessionId", mediaSessionId);
    fields.put("name", name);
    fields.put("published", kind.published());
    fields.put("hasVideo", hasVideo);
    fields.put("hasAudio", hasAudio);
    return fields;
  }

  private <T> T await(CompletableFuture<T> awaited, Duration limit, String what)
      throws TargetException, InterruptedException {
    try {
      return awaited.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new TargetException(
          kind.request() + " '" + name + "': no " + what + " within " + limit.toMillis() + " ms",
          e);
    } catch (ExecutionException e) {
      throw new TargetException(kind.request() + " '" + name + "': " + ClientException.words(e), e);
    }
  }

  void answered(String sdp) {
    answer.complete(sdp);
  }

  void status(String status, String info, String detail) {
    if (status.equals(kind.active())) {
      active.complete(null);
    } else if (status.equals("FAILED")
        || status.equals("UNPUBLISHED")
        || status.equals("STOPPED")) {
      lost((status + " " + info + " " + detail).strip());
    }
  }

  /** It has ended; who did not want that reads why. */
  void lost(String why) {
    if (open.get() && lost == null) {
      lost = why;
    }
    TargetException problem = new TargetException(why);
    answer.completeExceptionally(problem);
    active.completeExceptionally(problem);
    over.complete(null);
  }

  Optional<String> lost() {
    String why = lost;
    return why != null ? Optional.of(why) : open.get() ? client.lost() : Optional.empty();
  }

  /** Breaks off without a word. */
  void vanish() {
    if (open.compareAndSet(true, false)) {
      client.vanish();
      connection.abort();
    }
  }

  /** Tells the server, and waits a moment for its goodbye, so that the name is free. */
  void close() {
    if (!open.compareAndSet(true, false)) {
      return;
    }
    if (!over.isDone()) {
      connection.send(WcsMessage.of(kind.stop(), fields(true, true)));
    }
    client.close();
    try {
      over.get(GOODBYE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException _) {
      // the server is told by the end of the connection
    }
    connection.close();
  }
}
