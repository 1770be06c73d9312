package dev.tandem.server.republish;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.transport.HttpClientTransportOverHTTP;
import org.eclipse.jetty.io.ClientConnector;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.websocket.client.WebSocketClient;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** WebSocket connections by Jetty, whose client is started by the first of them. */
final class JettySignalling implements Signalling, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(JettySignalling.class);

  /** Longest message that is read. Real ones are a tenth of it at most. */
  static final int MAX_MESSAGE = 1 << 20;

  private static final int MAX_THREADS = 16;
  private static final int MIN_THREADS = 2;
  private static final int MAX_CONNECTIONS = 100_000;

  private final SslContextFactory.Client tls = new SslContextFactory.Client();
  private final Duration connectTime;
  private @Nullable WebSocketClient client;
  private boolean closed;

  /**
   * Reads what TLS needs; nothing is started yet.
   *
   * @throws IllegalArgumentException where the authorities or pins cannot be used
   */
  JettySignalling(RepublishOptions.Tls options, Duration connectTime) {
    this.connectTime = connectTime;
    if (options.enabled()) {
      tls.setSslContext(TargetTrust.context(options));
    }
  }

  @Override
  public Connection open(URI uri, Listener listener) {
    JettyConnection connection = new JettyConnection(uri, listener);
    // the first one starts the client, which takes its time
    Thread.ofVirtual().name("republish-connect").start(() -> connect(connection, uri));
    return connection;
  }

  private void connect(JettyConnection connection, URI uri) {
    try {
      CompletableFuture<?> opening = started().connect(connection.endpoint(), uri);
      connection.opening(opening);
    } catch (Exception e) {
      connection.failed(e);
    }
  }

  private synchronized WebSocketClient started() throws Exception {
    if (closed) {
      throw new IllegalStateException("the agent is closed");
    }
    if (client == null) {
      client = newClient();
      client.start();
    }
    return client;
  }

  private WebSocketClient newClient() {
    QueuedThreadPool threads = new QueuedThreadPool(MAX_THREADS, MIN_THREADS);
    threads.setName("republish-client");
    threads.setDaemon(true);
    ClientConnector connector = new ClientConnector();
    connector.setSelectors(1);
    connector.setExecutor(threads);
    connector.setSslContextFactory(tls);
    connector.setConnectTimeout(connectTime);
    HttpClient http = new HttpClient(new HttpClientTransportOverHTTP(connector));
    http.setExecutor(threads);
    http.setAddressResolutionTimeout(connectTime.toMillis());
    http.setIdleTimeout(connectTime.toMillis());
    http.setMaxConnectionsPerDestination(MAX_CONNECTIONS);
    // a target does not send its clients elsewhere, least of all from wss to ws
    http.setFollowRedirects(false);
    WebSocketClient created = new WebSocketClient(http);
    created.setMaxTextMessageSize(MAX_MESSAGE);
    created.setMaxBinaryMessageSize(MAX_MESSAGE);
    created.setMaxFrameSize(MAX_MESSAGE);
    created.setIdleTimeout(Duration.ZERO);
    return created;
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (client != null) {
      try {
        client.stop();
        client.getHttpClient().stop();
      } catch (Exception e) {
        LOG.warn("The agent's WebSocket client did not stop in good order", e);
      }
    }
  }
}
