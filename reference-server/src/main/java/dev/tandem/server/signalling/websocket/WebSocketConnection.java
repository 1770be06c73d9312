package dev.tandem.server.signalling.websocket;

import dev.tandem.server.signalling.message.WcsMessage;
import dev.tandem.server.signalling.session.ClientSession;
import dev.tandem.server.signalling.session.Outbox;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.websocket.api.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Joins one open WebSocket with one session. A message is read only when the one before it was
 * handled and the connection's message budget allows it, so a client cannot pile up work.
 */
final class WebSocketConnection implements Outbox {
  private static final Logger LOG = LoggerFactory.getLogger(WebSocketConnection.class);

  private final Session socket;
  private final WebSocketLimits limits;
  private final ScheduledExecutorService timer;
  private final OutgoingQueue outgoing;
  private final MessageBudget budget;
  private final ClientSession session;

  /** Makes the session that belongs to a connection. */
  @FunctionalInterface
  interface SessionFactory {
    ClientSession create(String remoteAddress, Outbox outbox);
  }

  WebSocketConnection(
      Session socket,
      WebSocketLimits limits,
      ScheduledExecutorService timer,
      SessionFactory sessions) {
    this.socket = socket;
    this.limits = limits;
    this.timer = timer;
    this.outgoing = new OutgoingQueue(socket, limits.maxQueuedCharacters(), this::readerTooSlow);
    this.budget =
        new MessageBudget(limits.messagesPerSecond(), limits.messageBurst(), System.nanoTime());
    this.session = sessions.create(addressOf(socket), this);
  }

  private static String addressOf(Session socket) {
    String address = String.valueOf(socket.getRemoteSocketAddress());
    return address.startsWith("/") ? address.substring(1) : address;
  }

  void opened() {
    session.opened();
    socket.demand();
  }

  void text(String text) {
    session.received(text, this::frameHandled);
  }

  void pong() {
    session.pongReceived();
    frameHandled();
  }

  /** Asks for the next frame, now or when the budget allows it. */
  void frameHandled() {
    long waitNs = budget.take(System.nanoTime());
    if (waitNs == 0) {
      demand();
    } else {
      LOG.debug("Reading slowly: more than {} messages per second", limits.messagesPerSecond());
      later(this::demand, waitNs);
    }
  }

  private void demand() {
    if (socket.isOpen()) {
      socket.demand();
    }
  }

  void closed() {
    outgoing.stop();
    session.closed();
  }

  @Override
  public void send(WcsMessage message) {
    outgoing.text(message.write());
  }

  @Override
  public void sendPing() {
    outgoing.ping();
  }

  @Override
  public void close(int code, String reason) {
    if (outgoing.close(code, reason)) {
      LOG.atInfo()
          .addKeyValue("sessionId", session.id())
          .log("Closing connection: {} {}", code, reason);
      later(socket::disconnect, limits.closeTimeout().toNanos());
    }
  }

  private void readerTooSlow() {
    LOG.atInfo()
        .addKeyValue("sessionId", session.id())
        .log(
            "Disconnecting a client that reads too slowly: more than {} characters wait",
            limits.maxQueuedCharacters());
    socket.disconnect();
  }

  private void later(Runnable task, long delayNs) {
    try {
      var _ = timer.schedule(task, delayNs, TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException e) {
      socket.disconnect(); // the server is going down
    }
  }
}
