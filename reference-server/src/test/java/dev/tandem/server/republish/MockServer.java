package dev.tandem.server.republish;

import dev.tandem.server.signalling.message.BadMessageException;
import dev.tandem.server.signalling.message.WcsMessage;
import dev.tandem.server.signalling.sdp.NegotiationPolicy;
import dev.tandem.server.signalling.sdp.PublishNegotiation;
import dev.tandem.server.signalling.sdp.SdpException;
import dev.tandem.server.signalling.sdp.SdpParser;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.server.WebSocketUpgradeHandler;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.StringNode;

/** A WCS server on a real socket that does in each stage what a test wants. */
final class MockServer implements AutoCloseable {
  static final String OPEN = "open";
  static final String AFTER = "after ";

  private final Server server = new Server();
  private final ServerConnector connector;

  /**
   * What happens at a stage: {@link #OPEN}, the name of a message that has come, or {@link #AFTER}
   * and that name when it has been answered. A closed session is not answered.
   */
  private final BiConsumer<String, Session> script;

  final List<String> received = new CopyOnWriteArrayList<>();

  MockServer(BiConsumer<String, Session> script) throws Exception {
    this(script, null);
  }

  MockServer(BiConsumer<String, Session> script, @Nullable KeyStore identity) throws Exception {
    this.script = script;
    if (identity == null) {
      connector = new ServerConnector(server);
    } else {
      SslContextFactory.Server tls = new SslContextFactory.Server();
      tls.setKeyStore(identity);
      tls.setKeyStorePassword(TestCertificates.PASSWORD);
      // the certificate may be one for another host
      HttpConfiguration http = new HttpConfiguration();
      http.addCustomizer(new SecureRequestCustomizer(false));
      connector = new ServerConnector(server, tls, new HttpConnectionFactory(http));
    }
    connector.setHost("localhost");
    server.addConnector(connector);
    server.setHandler(
        WebSocketUpgradeHandler.from(
            server,
            container ->
                container.addMapping(
                    "/websocket", (request, response, callback) -> new Endpoint(this))));
    server.start();
  }

  int port() {
    return connector.getLocalPort();
  }

  /** Answers as a server that works. */
  static void serve(String stage, Session session, String text) {
    switch (stage) {
      case "connection" -> send(session, WcsMessage.of("getUserData", WcsMessage.object()));
      case "publishStream" -> publish(session, text);
      default -> {}
    }
  }

  private static void publish(Session session, String text) {
    try {
      WcsMessage request = WcsMessage.parse(text);
      String id = request.fields().text("mediaSessionId");
      String answer =
          PublishNegotiation.of(
                  SdpParser.parse(request.fields().text("sdp")), NegotiationPolicy.DEFAULT)
              .answer(FakeEngine.LOCAL);
      send(
          session,
          WcsMessage.of(
              "setRemoteSDP",
              StringNode.valueOf(id),
              StringNode.valueOf(answer),
              BooleanNode.TRUE));
      send(
          session,
          WcsMessage.of(
              "notifyStreamStatusEvent",
              WcsMessage.object().put("mediaSessionId", id).put("status", "PUBLISHING")));
    } catch (BadMessageException | SdpException e) {
      throw new AssertionError(text, e);
    }
  }

  static void send(Session session, WcsMessage message) {
    session.sendText(message.write(), Callback.NOOP);
  }

  @Override
  public void close() {
    LifeCycle.stop(server);
  }

  /** Jetty insists on public endpoint classes. */
  public static final class Endpoint extends Session.Listener.AbstractAutoDemanding {
    private final MockServer server;

    Endpoint(MockServer server) {
      this.server = server;
    }

    @Override
    public void onWebSocketOpen(Session session) {
      super.onWebSocketOpen(session);
      server.script.accept(OPEN, session);
    }

    @Override
    public void onWebSocketText(String text) {
      String name = nameOf(text);
      server.received.add(name);
      server.script.accept(name, getSession());
      if (getSession().isOpen()) {
        serve(name, getSession(), text);
        server.script.accept(AFTER + name, getSession());
      }
    }

    private static String nameOf(String text) {
      try {
        return WcsMessage.parse(text).name();
      } catch (BadMessageException e) {
        throw new AssertionError(text, e);
      }
    }
  }
}
