package dev.tandem.server.republish;

import dev.tandem.server.media.api.MediaEngine;
import dev.tandem.server.republish.RepublishInfo.Direction;
import dev.tandem.server.republish.RepublishRefusedException.Reason;
import dev.tandem.server.signalling.sdp.NegotiationPolicy;
import dev.tandem.server.stream.StreamRefusedException;
import dev.tandem.server.stream.StreamRegistry;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Pushes local streams to other servers and pulls theirs, as an ordinary WebSocket client of them.
 * All methods may be called by any thread and do not wait for any other server, except {@link
 * #close()}.
 */
public final class Republisher implements AutoCloseable {
  private static final Duration CLOSE_TIME = Duration.ofSeconds(3);

  private final AgentContext context;
  private final Runnable closeOwn;
  private final Map<String, RepublishSession> sessions = new LinkedHashMap<>();

  /** Ended sessions by direction, target and remote stream, until the target knows of the end. */
  private final Map<String, CompletableFuture<Void>> farewells = new LinkedHashMap<>();

  private boolean closed;

  Republisher(AgentContext context, Runnable closeOwn) {
    this.context = context;
    this.closeOwn = closeOwn;
  }

  /**
   * Creates the agent; it costs next to nothing before the first push or pull.
   *
   * @throws IllegalArgumentException where the TLS options cannot be used
   */
  public static Republisher create(
      MediaEngine engine,
      StreamRegistry registry,
      NegotiationPolicy policy,
      RepublishOptions options) {
    SystemTimer timer = new SystemTimer();
    JettySignalling signalling = new JettySignalling(options.tls(), options.deadlines().connect());
    AgentContext context =
        new AgentContext(
            engine,
            registry,
            policy,
            options,
            signalling,
            timer,
            InstantSource.system(),
            task -> Thread.ofVirtual().name("republish").start(task),
            new SecureRandom());
    return new Republisher(
        context,
        () -> {
          timer.close();
          signalling.close();
        });
  }

  /**
   * Begins to publish a local stream on another server. Returns before the target was asked.
   *
   * @throws RepublishRefusedException where it is not even tried
   */
  public RepublishInfo push(RepublishRequest request) throws RepublishRefusedException {
    TargetUri target = check(request);
    if (!request.waitForStream()
        && context.registry().publication(request.localStreamName()).isEmpty()) {
      throw new RepublishRefusedException(
          Reason.NOT_FOUND,
          "no stream \""
              + request.localStreamName()
              + "\" is published here; expected localStreamName to name one");
    }
    return begin(Direction.PUSH, request, target);
  }

  /**
   * Begins to play a stream of another server and to publish it here. Returns before the target was
   * asked.
   *
   * @throws RepublishRefusedException where it is not even tried
   */
  public RepublishInfo pull(RepublishRequest request) throws RepublishRefusedException {
    return begin(Direction.PULL, request, check(request));
  }

  /** All pushes and pulls that have not ended, oldest first. */
  public List<RepublishInfo> findAll() {
    return alive().stream().map(RepublishSession::info).toList();
  }

  /** Ends those that match and takes their streams back from the targets; how many there were. */
  public int terminate(RepublishFilter filter) {
    List<RepublishSession> matching = alive().stream().filter(filter::matches).toList();
    matching.forEach(session -> terminate(session, "terminated by REST"));
    return matching.size();
  }

  /** Ends everything; waits a few seconds at most for the targets to know. */
  @Override
  public void close() {
    List<CompletableFuture<Void>> waitedFor;
    synchronized (sessions) {
      closed = true;
    }
    alive().forEach(session -> terminate(session, "this server is shutting down"));
    synchronized (sessions) {
      waitedFor = List.copyOf(farewells.values());
    }
    CompletableFuture.allOf(waitedFor.toArray(CompletableFuture[]::new))
        .completeOnTimeout(null, CLOSE_TIME.toMillis(), TimeUnit.MILLISECONDS)
        .join();
    closeOwn.run();
  }

  private List<RepublishSession> alive() {
    synchronized (sessions) {
      return List.copyOf(sessions.values());
    }
  }

  private void terminate(RepublishSession session, String reason) {
    remove(session);
    session.terminate(reason);
  }

  private TargetUri check(RepublishRequest request) throws RepublishRefusedException {
    List<String> missing = new ArrayList<>();
    if (request.uri().isBlank()) {
      missing.add("uri");
    }
    if (request.localStreamName().isBlank()) {
      missing.add("localStreamName");
    }
    if (request.remoteStreamName().isBlank()) {
      missing.add("remoteStreamName");
    }
    if (!missing.isEmpty()) {
      throw new RepublishRefusedException(
          Reason.BAD_REQUEST,
          String.join(", ", missing)
              + " missing; expected uri, localStreamName and remoteStreamName");
    }
    TargetUri target = TargetUri.parse(request.uri());
    if (target.isSecure() && !context.options().tls().enabled()) {
      throw new RepublishRefusedException(
          Reason.INTERNAL,
          "wss targets are switched off on this server; set wcs_agent_ssl=true to use " + target);
    }
    return target;
  }

  private RepublishInfo begin(Direction direction, RepublishRequest request, TargetUri target)
      throws RepublishRefusedException {
    RepublishSession session;
    CompletableFuture<Void> predecessor;
    synchronized (sessions) {
      refuseConflict(direction, request, target);
      session = new RepublishSession(context, direction, request, target, this::remove);
      if (direction == Direction.PULL) {
        reserve(session);
      }
      predecessor =
          farewells.getOrDefault(farewellKey(session), CompletableFuture.completedFuture(null));
      sessions.put(session.id(), session);
    }
    RepublishInfo info = session.info();
    session.start(predecessor);
    return info;
  }

  private static void reserve(RepublishSession session) throws RepublishRefusedException {
    try {
      session.reserve();
    } catch (StreamRefusedException e) {
      throw new RepublishRefusedException(
          Reason.CONFLICT,
          "localStreamName \"" + session.localStreamName() + "\" cannot be used: " + e.info());
    }
  }

  private void refuseConflict(Direction direction, RepublishRequest request, TargetUri target)
      throws RepublishRefusedException {
    if (closed || sessions.size() >= context.options().maxSessions()) {
      throw new RepublishRefusedException(
          Reason.INTERNAL,
          closed
              ? "this server is shutting down"
              : "there are " + sessions.size() + " pushes and pulls; no more are allowed");
    }
    for (RepublishSession other : sessions.values()) {
      if (other.direction() == direction
          && other.target().key().equals(target.key())
          && other.remoteStreamName().equals(request.remoteStreamName())) {
        refuseConflict(direction, request, other);
      }
    }
  }

  private static void refuseConflict(
      Direction direction, RepublishRequest request, RepublishSession other)
      throws RepublishRefusedException {
    if (other.localStreamName().equals(request.localStreamName())) {
      throw new RepublishRefusedException(Reason.CONFLICT, other + " is under way already");
    }
    if (direction == Direction.PUSH) {
      throw new RepublishRefusedException(
          Reason.CONFLICT,
          "remoteStreamName \""
              + request.remoteStreamName()
              + "\" at that uri is taken: "
              + other
              + " is under way");
    }
  }

  private void remove(RepublishSession session) {
    String key = farewellKey(session);
    CompletableFuture<Void> farewell = session.farewell();
    synchronized (sessions) {
      if (sessions.remove(session.id()) != null && !farewell.isDone()) {
        farewells.put(key, farewell);
      }
    }
    var _ =
        farewell.thenRun(() -> {
          synchronized (sessions) {
            farewells.remove(key, farewell);
          }
        });
  }

  private static String farewellKey(RepublishSession session) {
    return session.direction()
        + " "
        + session.target().key()
        + " "
        + (session.direction() == Direction.PUSH
            ? session.remoteStreamName()
            : session.localStreamName());
  }
}
