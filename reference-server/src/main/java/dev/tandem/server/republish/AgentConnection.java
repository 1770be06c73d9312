package dev.tandem.server.republish;

import dev.tandem.server.signalling.message.BadMessageException;
import dev.tandem.server.signalling.message.WcsMessage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A client's connection to a WCS server: says hello, waits for getUserData, answers ping with pong,
 * and watches that the server is alive. Lives on the session's serial executor.
 */
final class AgentConnection {

  /** What becomes of the connection. Called on the serial executor. */
  interface Listener {
    /** The WebSocket is open; the server has not said anything yet. */
    void connected();

    /** The server has accepted us. */
    void ready();

    /** A message about a stream, or any other that the connection itself has no use for. */
    void message(WcsMessage message);

    /** The connection has ended. Called once at most, and not after {@link #close()}. */
    void lost(String reason);
  }

  private final AgentContext context;
  private final Executor serial;
  private final Listener listener;
  private Signalling.@Nullable Connection connection;
  private Timer.@Nullable Waiting supervision;
  private boolean ready;
  private boolean ended;
  private int silentIntervals;

  AgentConnection(AgentContext context, Executor serial, Listener listener) {
    this.context = context;
    this.serial = serial;
    this.listener = listener;
  }

  void open(TargetUri target) {
    connection = context.signalling().open(target.uri(), new Frames());
  }

  /** Whether the server has accepted us and the connection lives. */
  boolean isReady() {
    return ready && !ended;
  }

  void send(WcsMessage message) {
    if (connection != null && !ended) {
      connection.send(message.write());
    }
  }

  void close() {
    ended = true;
    if (supervision != null) {
      supervision.cancel();
    }
    if (connection != null) {
      connection.close();
    }
  }

  private void lost(String reason) {
    if (!ended) {
      close();
      listener.lost(reason);
    }
  }

  private void opened() {
    if (!ended) {
      listener.connected();
      send(StreamMessages.connection());
      supervise();
    }
  }

  private void supervise() {
    if (ended) {
      return;
    }
    RepublishOptions.KeepAlive keepAlive = context.options().keepAlive();
    if (silentIntervals >= keepAlive.misses()) {
      lost(
          "nothing was heard from the target for "
              + keepAlive.interval().multipliedBy(keepAlive.misses()).toSeconds()
              + " s, not even a WebSocket pong");
      return;
    }
    silentIntervals++;
    if (connection != null) {
      connection.ping();
    }
    supervision =
        context.timer().schedule(keepAlive.interval(), () -> serial.execute(this::supervise));
  }

  private void receive(String text) {
    if (ended) {
      return;
    }
    silentIntervals = 0;
    WcsMessage message;
    try {
      message = WcsMessage.parse(text);
    } catch (BadMessageException e) {
      lost("the target sent what is not a WCS message: " + e.getMessage());
      return;
    }
    switch (message.name()) {
      case "ping" -> send(WcsMessage.of("pong", JsonNodeFactory.instance.nullNode()));
      case "getUserData" -> accepted();
      default -> listener.message(message);
    }
  }

  private void accepted() {
    if (!ready) {
      ready = true;
      listener.ready();
    }
  }

  /** Brings frames to the serial executor. */
  private final class Frames implements Signalling.Listener {
    @Override
    public void opened() {
      serial.execute(AgentConnection.this::opened);
    }

    @Override
    public void text(String text, Runnable next) {
      serial.execute(() -> {
        receive(text);
        next.run();
      });
    }

    @Override
    public void alive() {
      serial.execute(() -> silentIntervals = 0);
    }

    @Override
    public void closed(String reason) {
      serial.execute(() -> lost(reason));
    }
  }
}
