package dev.tandem.load.target.wcs;

import dev.tandem.load.client.ClientException;
import dev.tandem.load.target.TargetException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.transport.HttpClientTransportOverHTTP;
import org.eclipse.jetty.io.ClientConnector;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.websocket.client.WebSocketClient;

/** Thousands of WebSockets on a few threads. Certificates are not checked: the server is known. */
final class WcsSockets implements AutoCloseable {
  private static final int MAX_THREADS = 16;
  private static final int MIN_THREADS = 4;
  private static final int MAX_MESSAGE = 1 << 20;

  private final WebSocketClient client;

  WcsSockets(boolean secure) throws TargetException {
    QueuedThreadPool threads = new QueuedThreadPool(MAX_THREADS, MIN_THREADS);
    threads.setName("wcs-client");
    threads.setDaemon(true);
    ClientConnector connector = new ClientConnector();
    connector.setSelectors(1);
    connector.setExecutor(threads);
    if (secure) {
      connector.setSslContextFactory(new SslContextFactory.Client(true));
    }
    HttpClient http = new HttpClient(new HttpClientTransportOverHTTP(connector));
    http.setExecutor(threads);
    http.setMaxConnectionsPerDestination(Integer.MAX_VALUE);
    client = new WebSocketClient(http);
    client.setMaxTextMessageSize(MAX_MESSAGE);
    client.setMaxFrameSize(MAX_MESSAGE);
    client.setIdleTimeout(Duration.ZERO);
    try {
      client.start();
    } catch (Exception e) {
      throw new TargetException("the WebSocket client does not start: " + e.getMessage(), e);
    }
  }

  /** Opens a connection and greets. */
  WcsConnection open(URI address, Duration limit) throws TargetException {
    WcsConnection connection = new WcsConnection(address);
    try {
      var _ =
          client
              .connect(new WcsConnection.Endpoint(connection), address)
              .get(limit.toMillis(), TimeUnit.MILLISECONDS);
      connection.greet(limit);
      return connection;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TargetException("interrupted while connecting to " + address, e);
    } catch (TimeoutException e) {
      connection.close();
      throw new TargetException(address + " did not answer within " + limit.toMillis() + " ms", e);
    } catch (ExecutionException e) {
      connection.close();
      throw new TargetException(address + " cannot be reached: " + ClientException.words(e), e);
    } catch (IOException e) {
      connection.close();
      throw new TargetException(address + " cannot be reached: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    try {
      client.stop();
      client.getHttpClient().stop();
    } catch (Exception e) {
      throw new IllegalStateException("the WebSocket client does not stop", e);
    }
  }
}
