package dev.tandem.server.signalling.websocket;

import dev.tandem.server.signalling.message.WcsMessage;
import dev.tandem.server.signalling.session.ClientSession;
import dev.tandem.server.signalling.session.CloseCodes;
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
  private final IncomingText incoming;
  private final ClientSession session;
  private boolean discarding;
  private volatile boolean closing;

  /** Makes the session that belongs to a connection. */
  @FunctionalInterface
  interface SessionFactory {
    ClientSession create(String remoteAddress, Outbox outbox);
  }

  WebSocketConnection(
      Session socket,
      WebSocketLimits limits,
      int maxMessageCharacters,
      ScheduledExecutorService timer,
      SessionFactory sessions) {
    this.incoming = new IncomingText(maxMessageCharacters);
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

  /** A part of a text message came. After our close frame nothing is listened to any more. */
  void text(String part, boolean last) {
    if (closing) {
      socket.demand();
      return;
    }
    if (discarding || incoming.overflows(part)) {
      discard(last);
      return;
    }
    String whole = incoming.add(part, last);
    if (whole == null) {
      socket.demand();
    } else {
      session.received(whole, this::frameHandled);
    }
  }

  /**
   * Reads on to the end of a message that is too long, for a while: a connection that is closed
   * with unread data in it is reset, and the client would not learn why.
   */
  private void discard(boolean last) {
    if (!discarding) {
      discarding = true;
      later(this::closeForLength, limits.closeTimeout().toNanos());
    }
    if (last) {
      closeForLength();
    } else {
      socket.demand();
    }
  }

  private void closeForLength() {
    session.close(CloseCodes.MESSAGE_TOO_BIG, "Message is too long");
  }

  void pong() {
    session.pongReceived();
    frameHandled();
  }

  /** Asks for the next frame, now or when the budget allows it. */
  void frameHandled() {
    long waitNs = budget.take(System.nanoTime());
    if (waitNs == 0) {
      socket.demand();
    } else {
      LOG.debug("Reading slowly: more than {} messages per second", limits.messagesPerSecond());
      later(socket::demand, waitNs);
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
    closing = true;
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
