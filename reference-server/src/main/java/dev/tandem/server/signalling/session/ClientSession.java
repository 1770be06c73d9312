package dev.tandem.server.signalling.session;

import dev.tandem.server.signalling.message.WcsMessage;
import dev.tandem.server.stream.StreamEnd;
import dev.tandem.server.stream.StreamInfos;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One client's session, from the opened WebSocket to the closed one. Joins the roles named in the
 * package's description. Its own methods may be called by any thread.
 */
public final class ClientSession {
  private final ConnectionRegistry connections;
  private final SessionContext session;
  private final Greeting greeting;
  private final KeepAlive keepAlive;
  private final RateReports rates;
  private final Dispatcher dispatcher;
  private final List<Future<?>> timers = new ArrayList<>();

  /** A session whose client listens behind {@code outbox}. */
  public ClientSession(
      ConnectionRegistry connections,
      SessionServices services,
      SessionOptions options,
      String remoteAddress,
      Instant created,
      Outbox outbox) {
    this.connections = connections;
    this.session =
        new SessionContext(
            UUID.randomUUID().toString(), remoteAddress, created, services, options, outbox);
    this.greeting = new Greeting(session);
    this.keepAlive = new KeepAlive(options.keepAlive(), outbox, this::lost);
    this.rates = new RateReports(session);
    this.dispatcher = new Dispatcher(session, handlers());
  }

  private Map<String, MessageHandler> handlers() {
    LostPeers lostPeers = new LostPeers(session);
    Map<String, MessageHandler> handlers = new HashMap<>();
    handlers.put("pong", _ -> keepAlive.pong());
    handlers.put("ping", _ -> session.outbox().send(WcsMessage.of("pong")));
    handlers.putAll(greeting.handlers());
    handlers.putAll(new Publishing(session, lostPeers).handlers());
    handlers.putAll(new Playing(session, lostPeers).handlers());
    handlers.putAll(new Stopping(session).handlers());
    handlers.putAll(new StreamEvents(session).handlers());
    handlers.putAll(new Diagnostics(session).handlers());
    handlers.putAll(new SipCalls(session.outbox()).handlers());
    return handlers;
  }

  /** This server's key of the session. */
  public String id() {
    return session.id();
  }

  /** The connection as REST shows it, null before the client introduced itself. */
  @Nullable ConnectionInfo info() {
    return session.info();
  }

  /** The WebSocket is open: registers the session and starts its clocks. */
  public void opened() {
    connections.add(this);
    SessionOptions options = session.options();
    session
        .mailbox()
        .execute(() -> {
          ScheduledExecutorService timer = session.services().timer();
          timers.add(
              timer.schedule(
                  onMailbox(greeting::deadline),
                  options.greetingTimeout().toMillis(),
                  TimeUnit.MILLISECONDS));
          every(options.keepAlive().interval(), this::probe);
          every(options.ratesInterval(), rates::tick);
        });
  }

  private void every(Duration interval, Runnable task) {
    long ms = interval.toMillis();
    timers.add(
        session
            .services()
            .timer()
            .scheduleAtFixedRate(onMailbox(task), ms, ms, TimeUnit.MILLISECONDS));
  }

  private Runnable onMailbox(Runnable task) {
    return () -> session.mailbox().execute(task);
  }

  private void probe() {
    if (session.identity() != null) {
      keepAlive.tick();
    }
  }

  /**
   * A text message came.
   *
   * @param handled is run when the next one may come
   */
  public void received(String text, Runnable handled) {
    session
        .mailbox()
        .execute(() -> {
          try {
            dispatcher.received(text);
          } finally {
            handled.run();
          }
        });
  }

  /** A WebSocket pong frame came. */
  public void pongReceived() {
    session.mailbox().execute(keepAlive::pong);
  }

  /** Ends the streams and closes the WebSocket. */
  public void close(int code, String reason) {
    session.outbox().close(code, reason);
    endStreams(StreamInfos.STOPPED_BY_SESSION_DISCONNECT);
  }

  /** The WebSocket is closed, whoever did it. Frees everything. */
  public void closed() {
    connections.remove(this);
    endStreams(StreamInfos.STOPPED_BY_SESSION_DISCONNECT);
    session.mailbox().execute(() -> timers.forEach(timer -> timer.cancel(false)));
  }

  private void lost() {
    session.outbox().close(CloseCodes.POLICY_VIOLATION, StreamInfos.TERMINATED_BY_KEEP_ALIVE);
    endStreams(StreamInfos.TERMINATED_BY_KEEP_ALIVE);
  }

  private void endStreams(String info) {
    session.mailbox().execute(() -> session.streams().endAll(StreamEnd.failed(info, "")));
  }
}
