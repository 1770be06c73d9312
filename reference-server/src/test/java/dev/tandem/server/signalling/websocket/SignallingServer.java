package dev.tandem.server.signalling.websocket;

import dev.tandem.server.media.api.FakeMediaEngine;
import dev.tandem.server.signalling.session.KeepAliveOptions;
import dev.tandem.server.signalling.session.SessionOptions;
import dev.tandem.server.signalling.session.SessionServices;
import dev.tandem.server.stream.StreamRegistry;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.random.RandomGenerator;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.component.LifeCycle;

/** A signalling server on a free loopback port with a fake media engine, and clients of it. */
final class SignallingServer implements AutoCloseable {
  static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

  private final FakeMediaEngine engine = new FakeMediaEngine();
  private final StreamRegistry streams = new StreamRegistry(InstantSource.fixed(NOW));
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final WebSocketEndpoints endpoints;
  private final Server server = new Server();
  private final ServerConnector connector = new ServerConnector(server, 1, 1);
  private final List<WcsClient> clients = new ArrayList<>();

  private SignallingServer(SessionOptions options, WebSocketLimits limits) throws Exception {
    endpoints =
        new WebSocketEndpoints(
            new SessionServices(
                streams, engine, timer, threads, RandomGenerator.of("L64X128MixRandom")),
            options,
            limits,
            InstantSource.fixed(NOW));
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    server.setHandler(endpoints.handler(server));
    server.start();
  }

  static SessionOptions options() {
    return SessionOptions.of("test", KeepAliveOptions.DEFAULT);
  }

  static SignallingServer start() throws Exception {
    return start(options());
  }

  static SignallingServer start(SessionOptions options) throws Exception {
    return start(options, WebSocketLimits.DEFAULT);
  }

  static SignallingServer start(SessionOptions options, WebSocketLimits limits) throws Exception {
    return new SignallingServer(options, limits);
  }

  FakeMediaEngine engine() {
    return engine;
  }

  StreamRegistry streams() {
    return streams;
  }

  WebSocketEndpoints endpoints() {
    return endpoints;
  }

  URI uri(String scheme, String path) {
    return URI.create(scheme + "://127.0.0.1:" + connector.getLocalPort() + path);
  }

  /** A client whose WebSocket is open and that has said nothing yet. */
  WcsClient open(String path) throws Exception {
    WcsClient client = WcsClient.open(uri("ws", path));
    clients.add(client);
    return client;
  }

  /** A client whose session is established. */
  WcsClient connect() throws Exception {
    WcsClient client = open("/websocket");
    client.establish();
    return client;
  }

  @Override
  public void close() {
    for (WcsClient client : clients) {
      client.close();
    }
    LifeCycle.stop(server);
    timer.shutdownNow();
    threads.shutdownNow();
  }
}
