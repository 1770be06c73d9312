package dev.tandem.server.signalling.websocket;

import dev.tandem.server.signalling.session.ClientSession;
import dev.tandem.server.signalling.session.ConnectionRegistry;
import dev.tandem.server.signalling.session.Outbox;
import dev.tandem.server.signalling.session.SessionOptions;
import dev.tandem.server.signalling.session.SessionServices;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.server.ServerUpgradeRequest;
import org.eclipse.jetty.websocket.server.ServerUpgradeResponse;
import org.eclipse.jetty.websocket.server.ServerWebSocketContainer;
import org.eclipse.jetty.websocket.server.WebSocketUpgradeHandler;
import org.jspecify.annotations.Nullable;

/**
 * Signalling for a Jetty server: upgrades WebSocket requests on any path, since clients put
 * anything there, and keeps the connections. One object may serve several servers (ws and wss).
 */
public final class WebSocketEndpoints {
  private final SessionServices services;
  private final SessionOptions options;
  private final WebSocketLimits limits;
  private final InstantSource clock;
  private final ConnectionRegistry connections = new ConnectionRegistry();
  private volatile boolean refusing;

  /** Endpoints without a connection yet. */
  public WebSocketEndpoints(
      SessionServices services,
      SessionOptions options,
      WebSocketLimits limits,
      InstantSource clock) {
    this.services = services;
    this.options = options;
    this.limits = limits;
    this.clock = clock;
  }

  /** The open connections. */
  public ConnectionRegistry connections() {
    return connections;
  }

  /** A handler for {@code server} that answers all but WebSocket requests with 426. */
  public Handler handler(Server server) {
    return handler(server, new UpgradeRequired());
  }

  /** A handler for {@code server} that leaves all but WebSocket requests to {@code others}. */
  public Handler handler(Server server, Handler others) {
    WebSocketUpgradeHandler handler = WebSocketUpgradeHandler.from(server, this::configure);
    handler.setHandler(others);
    return handler;
  }

  /** From now on new connections are refused with HTTP status 503. */
  public void refuseNew() {
    refusing = true;
  }

  /** Closes all connections, with status code 1001 and this reason. */
  public void closeAll(String reason) {
    connections.closeAll(reason);
  }

  private void configure(ServerWebSocketContainer container) {
    container.setIdleTimeout(Duration.ZERO); // keep-alive ends dead connections
    container.setAutoFragment(true); // long frames come in parts, and are bounded there
    container.addMapping("/*", this::upgrade);
  }

  private @Nullable Object upgrade(
      ServerUpgradeRequest request, ServerUpgradeResponse response, Callback callback) {
    if (refusing || connections.count() >= limits.maxConnections()) {
      Response.writeError(
          request,
          response,
          callback,
          HttpStatus.SERVICE_UNAVAILABLE_503,
          refusing ? "The server is going down" : "Too many connections");
      return null;
    }
    response.setExtensions(List.of()); // compression costs more memory than it saves
    return new WebSocketListener(socket ->
        new WebSocketConnection(
            socket,
            limits,
            options.messageLimits().maxCharacters(),
            services.timer(),
            this::newSession));
  }

  private ClientSession newSession(String remoteAddress, Outbox outbox) {
    return new ClientSession(
        connections, services, options, remoteAddress, clock.instant(), outbox);
  }

  /** Says what the port is for. */
  private static final class UpgradeRequired extends Handler.Abstract {
    @Override
    public boolean handle(Request request, Response response, Callback callback) {
      response.getHeaders().put(HttpHeader.UPGRADE, "websocket");
      Response.writeError(
          request,
          response,
          callback,
          HttpStatus.UPGRADE_REQUIRED_426,
          "This port speaks WebSocket");
      return true;
    }
  }
}
