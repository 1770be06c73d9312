package dev.tandem.conformance.fault.proxy;

import dev.tandem.conformance.probe.ServerAddress;
import java.io.Closeable;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A server with faults: a proxy before a server without, on this machine. HTTP and ws are read and
 * can be tampered with; TLS passes through unread.
 */
public final class FaultyServer implements AutoCloseable {
  private final ServerAddress real;
  private final List<Listener> listeners;
  private final Map<URI, Listener> detours = new ConcurrentHashMap<>();
  private final Set<Closeable> connections = ConcurrentHashMap.newKeySet();
  private volatile List<Tampering> tamperings = List.of();
  private volatile long downUntilNs = System.nanoTime();

  /** Starts listening on four free ports. */
  public FaultyServer(ServerAddress real) {
    this.real = real;
    this.listeners =
        List.of(
            new Listener(client -> talk(client, real.ws()), this::down),
            new Listener(client -> tunnel(client, real.wss()), this::down),
            new Listener(client -> talk(client, real.http()), this::down),
            new Listener(client -> tunnel(client, real.https()), this::down));
  }

  /** Where the faulty server is reached. */
  public ServerAddress address() {
    return ServerAddress.of(
        "127.0.0.1",
        listeners.get(0).port(),
        listeners.get(1).port(),
        listeners.get(2).port(),
        listeners.get(3).port());
  }

  /** Where the server behind is reached. */
  public ServerAddress real() {
    return real;
  }

  /** Where the server behind reaches another server (ws) through this proxy. */
  public URI detour(URI other) {
    Listener listener =
        detours.computeIfAbsent(
            other, uri -> new Listener(client -> talk(client, uri), this::down));
    return URI.create("ws://127.0.0.1:" + listener.port() + other.getRawPath());
  }

  /** From now on does what these say; ends all connections. */
  public void switchOn(List<Tampering> wrong) {
    tamperings = List.copyOf(wrong);
    downUntilNs = System.nanoTime();
    endConnections();
  }

  /** From now on passes on everything; ends all connections. */
  public void switchOff() {
    switchOn(List.of());
  }

  /** Does as a server that crashes and is restarted: ends all connections, and takes none. */
  public void breakDown(Duration duration) {
    downUntilNs = System.nanoTime() + duration.toNanos();
    endConnections();
  }

  private void endConnections() {
    connections.forEach(FaultyServer::end);
  }

  private boolean down() {
    return System.nanoTime() - downUntilNs < 0;
  }

  private void talk(Socket socket, URI server) throws IOException, InterruptedException {
    HttpWire client = new HttpWire(socket);
    connections.add(client);
    try (client) {
      @Nullable Request request = next(client);
      while (request != null) {
        if (request.asksForWebSocket()) {
          upgrade(client, request, server);
          return;
        }
        client.write(new Chain(tamperings, server).ask(request));
        request = next(client);
      }
    } finally {
      connections.remove(client);
    }
  }

  private @Nullable Request next(HttpWire client) throws IOException {
    try {
      return client.request();
    } catch (IOException e) {
      tamperings.forEach(tampering -> tampering.brokenRequest(this));
      throw e;
    }
  }

  private void upgrade(HttpWire client, Request request, URI uri)
      throws IOException, InterruptedException {
    List<Tampering> current = tamperings;
    for (Tampering tampering : current) {
      @Nullable Reply refusal = tampering.handshake(request);
      if (refusal != null) {
        client.write(refusal);
        return;
      }
    }
    try (HttpWire server = new HttpWire(new Socket(uri.getHost(), uri.getPort()))) {
      Headers plain = request.headers().without("Sec-WebSocket-Extensions");
      server.write(new Request(request.method(), request.target(), plain, request.body()));
      Reply reply = server.reply(request.method());
      client.write(reply);
      if (reply.status() == 101) {
        WebSocketRelay relay = new WebSocketRelay(this, client, server, request, current);
        connections.add(relay);
        try {
          relay.run();
        } finally {
          connections.remove(relay);
        }
      }
    }
  }

  private void tunnel(Socket client, URI uri) throws IOException {
    try (Socket server = new Socket(uri.getHost(), uri.getPort());
        Tunnel tunnel = new Tunnel(client, server, uri.equals(real.wss()))) {
      connections.add(tunnel);
      try {
        run(tunnel);
      } finally {
        connections.remove(tunnel);
      }
    }
  }

  private void run(Tunnel tunnel) throws IOException {
    for (Tampering tampering : tamperings) {
      if (!tampering.tls(tunnel)) {
        return;
      }
    }
    tunnel.run();
  }

  private static void end(Closeable connection) {
    try {
      connection.close();
    } catch (IOException alreadyEnded) {
      // nothing is left to end
    }
  }

  @Override
  public void close() {
    listeners.forEach(Listener::close);
    detours.values().forEach(Listener::close);
    endConnections();
  }

  /** The tamperings that are still to come, and the server after them. */
  private final class Chain implements Tampering.Upstream {
    private final List<Tampering> rest;
    private final URI server;

    Chain(List<Tampering> rest, URI server) {
      this.rest = rest;
      this.server = server;
    }

    @Override
    public Reply ask(Request request) throws IOException {
      if (!rest.isEmpty()) {
        return rest.getFirst().http(request, new Chain(rest.subList(1, rest.size()), server));
      }
      try (HttpWire wire = new HttpWire(new Socket(server.getHost(), server.getPort()))) {
        wire.write(request);
        return wire.reply(request.method());
      }
    }

    @Override
    public FaultyServer proxy() {
      return FaultyServer.this;
    }
  }
}
