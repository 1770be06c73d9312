package dev.tandem.server.republish;

import dev.tandem.server.media.api.PeerStats;
import dev.tandem.server.republish.RepublishInfo.Direction;
import dev.tandem.server.stream.Publication;
import dev.tandem.server.stream.StreamRefusedException;
import dev.tandem.server.stream.Subscription;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One push or pull from request to end: waits for its stream and retries where the request allows
 * it. Everything happens on its own serial executor; what REST shows is a snapshot.
 */
final class RepublishSession implements Attempt.Listener {
  private static final Logger LOG = LoggerFactory.getLogger(RepublishSession.class);

  /** What is shown, replaced as a whole. */
  private record Shown(
      RepublishStatus status,
      String reason,
      Instant since,
      String localMediaSessionId,
      @Nullable String remoteMediaSessionId,
      int attempt,
      @Nullable String lastError) {}

  private final AgentContext context;
  private final Direction direction;
  private final RepublishRequest request;
  private final TargetUri target;
  private final String id;
  private final Instant created;
  private final SerialExecutor serial;
  private final Consumer<RepublishSession> onEnd;
  private final CompletableFuture<Void> farewell = new CompletableFuture<>();
  private volatile Shown shown;
  private volatile @Nullable Leg leg;
  private @Nullable Attempt attempt;
  private @Nullable Subscription waitingForStream;
  private Timer.@Nullable Waiting waitingForRetry;
  private int failuresInARow;
  private boolean ended;

  RepublishSession(
      AgentContext context,
      Direction direction,
      RepublishRequest request,
      TargetUri target,
      Consumer<RepublishSession> onEnd) {
    this.context = context;
    this.direction = direction;
    this.request = request;
    this.target = target;
    this.onEnd = onEnd;
    this.id = context.newId();
    this.created = context.clock().instant();
    this.serial = new SerialExecutor(context.threads());
    this.shown = new Shown(RepublishStatus.NEW, "created", created, context.newId(), null, 1, null);
  }

  String id() {
    return id;
  }

  Direction direction() {
    return direction;
  }

  TargetUri target() {
    return target;
  }

  String localStreamName() {
    return request.localStreamName();
  }

  String remoteStreamName() {
    return request.remoteStreamName();
  }

  /** Completes when the session has ended and the target knows, or was given the time to. */
  CompletableFuture<Void> farewell() {
    return farewell;
  }

  /**
   * Takes the local name of a pull. Called before {@link #start}, by whoever made the session.
   *
   * @throws StreamRefusedException where the name is taken
   */
  void reserve() throws StreamRefusedException {
    leg = pullLeg(shown.localMediaSessionId());
  }

  /** Begins once a predecessor with the same remote stream has said farewell. */
  void start(CompletableFuture<Void> predecessor) {
    var _ = predecessor.thenRunAsync(this::begin, serial);
  }

  /** Ends the session; the local name of a pull is free when this returns. */
  void terminate(String reason) {
    AttemptEnd end = AttemptEnd.terminated(reason);
    serial.execute(() -> stop(end));
    Leg current = leg;
    if (current != null) {
      current.releaseName(end);
    }
  }

  RepublishInfo info() {
    Shown now = shown;
    Leg current = leg;
    PeerStats stats = current == null ? PeerStats.NONE : current.stats();
    return new RepublishInfo(
        id,
        direction,
        now.localMediaSessionId,
        now.remoteMediaSessionId,
        request.localStreamName(),
        request.remoteStreamName(),
        target.toString(),
        now.status.name(),
        now.reason,
        now.since,
        created,
        stats.bytes(),
        stats.packets(),
        stats.rttMs(),
        now.lastError,
        now.attempt);
  }

  private void begin() {
    if (ended) {
      return;
    }
    try {
      if (direction == Direction.PULL) {
        Leg reserved = leg;
        run(reserved == null ? pullLeg(shown.localMediaSessionId()) : reserved);
        return;
      }
      Optional<Publication> publication = context.registry().publication(request.localStreamName());
      if (publication.isPresent()) {
        run(pushLeg(publication.get()));
      } else if (request.waitForStream()) {
        awaitStream();
      } else {
        end(AttemptEnd.localStreamEnded("it is not published any more"));
      }
    } catch (StreamRefusedException e) {
      retryOrEnd(AttemptEnd.failed("the local stream name cannot be used: " + e.info()));
    } catch (RuntimeException e) {
      LOG.warn("{} could not begin", this, e);
      retryOrEnd(AttemptEnd.failed("the attempt could not be started: " + e.getMessage()));
    }
  }

  private Leg pushLeg(Publication publication) {
    return new PushLeg(context, publication, shown.localMediaSessionId, request.remoteStreamName());
  }

  private Leg pullLeg(String mediaSessionId) throws StreamRefusedException {
    return new PullLeg(
        context, id, mediaSessionId, request.localStreamName(), request.remoteStreamName());
  }

  private void run(Leg next) {
    leg = next;
    Attempt started = new Attempt(context, serial, target, next, this);
    attempt = started;
    started.start();
  }

  private void awaitStream() {
    status(RepublishStatus.WAIT_STREAM, "the local stream is not published yet");
    waitingForStream =
        context
            .registry()
            .onPublished(publication -> {
              if (publication.name().equals(request.localStreamName())) {
                serial.execute(this::streamCame);
              }
            });
    // it may have come between the look and the subscription
    if (context.registry().publication(request.localStreamName()).isPresent()) {
      streamCame();
    }
  }

  private void streamCame() {
    if (waitingForStream != null) {
      stopWaiting();
      begin();
    }
  }

  private void stopWaiting() {
    if (waitingForStream != null) {
      waitingForStream.close();
      waitingForStream = null;
    }
    if (waitingForRetry != null) {
      waitingForRetry.cancel();
      waitingForRetry = null;
    }
  }

  @Override
  public void status(RepublishStatus status, String reason) {
    Leg current = leg;
    boolean answered =
        status == RepublishStatus.PROCESSED_REMOTE || status == RepublishStatus.ESTABLISHED;
    shown =
        new Shown(
            status,
            reason,
            context.clock().instant(),
            shown.localMediaSessionId,
            answered && current != null ? current.remoteMediaSessionId() : null,
            shown.attempt,
            shown.lastError);
    if (status == RepublishStatus.ESTABLISHED) {
      failuresInARow = 0;
    }
    LOG.info("{} is {}: {}", this, status, reason);
  }

  @Override
  public void ended(AttemptEnd end) {
    if (ended) {
      return;
    }
    retryOrEnd(end);
  }

  private void retryOrEnd(AttemptEnd end) {
    failuresInARow++;
    if (!end.retryable() || failuresInARow > request.retries()) {
      end(end);
      return;
    }
    Duration pause = context.options().retry().pause(failuresInARow, context.random().nextDouble());
    leg = null;
    shown =
        new Shown(
            RepublishStatus.WAIT_RETRY,
            "next attempt in " + pause.toMillis() / 1000.0 + " s",
            context.clock().instant(),
            context.newId(),
            null,
            shown.attempt + 1,
            end.reason());
    LOG.info("{} failed and is tried again in {}: {}", this, pause, end.reason());
    waitingForRetry = context.timer().schedule(pause, () -> serial.execute(this::retry));
  }

  private void retry() {
    if (waitingForRetry != null) {
      waitingForRetry = null;
      status(RepublishStatus.NEW, "attempt " + shown.attempt);
      var _ = attemptFarewell().thenRunAsync(this::begin, serial);
    }
  }

  private void stop(AttemptEnd end) {
    if (ended) {
      return;
    }
    Attempt current = attempt;
    if (current == null || waitingForRetry != null) {
      end(end);
      Leg reserved = leg;
      if (reserved != null) {
        reserved.close(end);
      }
    } else {
      current.end(end);
      end(end);
    }
  }

  private void end(AttemptEnd end) {
    if (ended) {
      return;
    }
    ended = true;
    stopWaiting();
    LOG.info("{} ended: {}", this, end.reason());
    onEnd.accept(this);
    var _ = attemptFarewell().thenRun(() -> farewell.complete(null));
  }

  private CompletableFuture<Void> attemptFarewell() {
    Attempt current = attempt;
    return current == null ? CompletableFuture.completedFuture(null) : current.farewell();
  }

  @Override
  public String toString() {
    return (direction == Direction.PUSH ? "Push " : "Pull ")
        + id
        + " of \""
        + localStreamName()
        + (direction == Direction.PUSH ? "\" to \"" : "\" from \"")
        + remoteStreamName()
        + "\" at "
        + target;
  }
}
