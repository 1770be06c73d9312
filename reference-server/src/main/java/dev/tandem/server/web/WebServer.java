package dev.tandem.server.web;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All TCP ports of the server on one Jetty. Ports are opened first, so that a taken one is seen at
 * once; those for the web answer before those for signalling, so that readiness can be asked for
 * while the server starts.
 */
public final class WebServer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);
  private static final int MAX_THREADS = 48;
  private static final int IDLE_THREADS = 4;
  private static final int HEADER_BYTES = 16 * 1024;

  private final String bindAddress;
  private final Server server;
  private final Map<Listener, ServerConnector> connectors = new LinkedHashMap<>();

  /**
   * @param bindAddress local address of all ports, empty for all addresses
   * @param certificate for the listeners with TLS
   */
  public WebServer(List<Listener> listeners, String bindAddress, TlsIdentity certificate) {
    this.bindAddress = bindAddress;
    QueuedThreadPool threads = new QueuedThreadPool(MAX_THREADS, IDLE_THREADS);
    threads.setName("web");
    threads.setReservedThreads(0);
    threads.setVirtualThreadsExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server = new Server(threads);
    server.setErrorHandler(new JsonErrorHandler());
    SslContextFactory.Server tls = certificate.contextFactory();
    for (Listener listener : listeners) {
      connectors.put(listener, connector(listener, tls));
    }
  }

  /**
   * Says what answers on the ports.
   *
   * @param signalling makes the handler of the signalling ports
   */
  public void handlers(Handler web, Function<Server, Handler> signalling) {
    server.setHandler(
        new Handler.Sequence(
            new OnPorts(connectors(Listener.Role.WEB), web),
            new OnPorts(connectors(Listener.Role.SIGNALLING), signalling.apply(server))));
  }

  /** Opens all ports. Connections wait until the port's role is started. */
  public void open() throws PortInUseException {
    for (Map.Entry<Listener, ServerConnector> entry : connectors.entrySet()) {
      try {
        entry.getValue().open();
      } catch (IOException e) {
        connectors.values().forEach(ServerConnector::close);
        throw new PortInUseException(entry.getKey(), bindAddress, e);
      }
    }
  }

  /** Starts to answer on the ports of this role. */
  public void start(Listener.Role role) {
    try {
      for (Connector connector : connectors(role)) {
        server.addConnector(connector);
        if (server.isStarted()) {
          connector.start();
        }
      }
      server.start();
    } catch (Exception e) {
      throw new IllegalStateException("the web server does not start", e);
    }
  }

  /** Takes no new connections on the signalling ports; those that exist go on. */
  public void refuseNewSignalling() {
    connectors(Listener.Role.SIGNALLING)
        .forEach(connector -> ((ServerConnector) connector).close());
  }

  /** The listeners with the ports that they really have, in the order given. */
  public List<Listener> listeners() {
    List<Listener> bound = new ArrayList<>();
    connectors.forEach((listener, connector) ->
        bound.add(
            new Listener(
                listener.key(), listener.role(), listener.tls(), connector.getLocalPort())));
    return bound;
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      LOG.warn("The web server did not stop in good order", e);
    }
    connectors.values().forEach(ServerConnector::close);
  }

  private Set<Connector> connectors(Listener.Role role) {
    Set<Connector> found = new HashSet<>();
    connectors.forEach((listener, connector) -> {
      if (listener.role() == role) {
        found.add(connector);
      }
    });
    return found;
  }

  private ServerConnector connector(Listener listener, SslContextFactory.Server tls) {
    HttpConfiguration configuration = new HttpConfiguration();
    configuration.setSendServerVersion(false);
    configuration.setRequestHeaderSize(HEADER_BYTES);
    HttpConnectionFactory http = new HttpConnectionFactory(configuration);
    ServerConnector connector;
    if (listener.tls()) {
      // names are not checked against the certificate: a self-signed one is reached by any address
      configuration.addCustomizer(new SecureRequestCustomizer(false));
      connector =
          new ServerConnector(
              server, 1, 1, new SslConnectionFactory(tls, http.getProtocol()), http);
    } else {
      connector = new ServerConnector(server, 1, 1, http);
    }
    connector.setName(listener.key());
    connector.setPort(listener.port());
    if (!bindAddress.isEmpty()) {
      connector.setHost(bindAddress);
    }
    return connector;
  }

  /** Passes on what arrives on some ports alone. */
  private static final class OnPorts extends Handler.Wrapper {

    private final Set<Connector> ports;

    OnPorts(Set<Connector> ports, Handler handler) {
      super(handler);
      this.ports = ports;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
      return ports.contains(request.getConnectionMetaData().getConnector())
          && super.handle(request, response, callback);
    }
  }
}
