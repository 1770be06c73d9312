package dev.tandem.conformance.check;

import dev.tandem.conformance.evidence.PacketLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.websocket.server.WebSocketUpgradeHandler;

/**
 * A WCS server that the kit plays, to judge what a server under test does as a client of another:
 * what it says, and what it does if the other one refuses, falls silent or breaks off.
 */
public final class Partner implements AutoCloseable {
  private static final String AGENT = "how the server signals to another one as a client";

  private final CheckContext context;
  private final PartnerOptions options;
  private final InetAddress address;
  private final Server server;
  private final Numbers numbers;
  private final List<PartnerConnection> connections = new CopyOnWriteArrayList<>();
  private final Log<PartnerMessage> messages;
  private final Log<PartnerStream> streams;

  private Partner(CheckContext context, PartnerOptions options, InetAddress address) {
    this.context = context;
    this.options = options;
    this.address = address;
    this.server = new Server(new InetSocketAddress(address, 0));
    this.numbers = new Numbers(context, context.freshNumber(Long.MAX_VALUE));
    this.messages = new Log<>("message", "a push to or a pull from the kit");
    this.streams = new Log<>("stream", "a push to or a pull from the kit");
  }

  /** Opens a port on the address of this machine that server 1 can reach. */
  static Partner open(CheckContext context, PartnerOptions options) {
    try {
      URI first = context.server(1).http();
      Partner partner =
          new Partner(context, options, SilentListener.reachableFrom(first, context.kit()));
      partner.start();
      return partner;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void start() throws IOException {
    server.setHandler(
        WebSocketUpgradeHandler.from(
            server,
            container -> {
              container.setIdleTimeout(Duration.ZERO);
              container.addMapping("/*", (request, response, callback) -> connection());
            }));
    try {
      server.start();
    } catch (Exception e) {
      throw new IOException("cannot open a port for the partner", e);
    }
  }

  private PartnerConnection connection() {
    PartnerConnection connection = new PartnerConnection(this, options, connections.size() + 1);
    connections.add(connection);
    note("WebSocket %d comes".formatted(connection.number()));
    return connection;
  }

  /** The address that a server is told to signal to. */
  public String uri() {
    return "ws://%s:%d".formatted(address.getHostAddress(), server.getURI().getPort());
  }

  /** Everything that came on all WebSockets, in order. */
  public Log<PartnerMessage> messages() {
    return messages;
  }

  /** Every stream that was asked for. */
  public Log<PartnerStream> streams() {
    return streams;
  }

  /** The WebSockets that came. */
  public List<PartnerConnection> connections() {
    return List.copyOf(connections);
  }

  /** The first message of this name, past or coming. */
  public PartnerMessage awaitMessage(String name) {
    Duration deadline = context.deadlines().appears();
    return messages.await(message -> message.name().equals(name), name, deadline, AGENT);
  }

  /** The first stream of this name, past or coming. */
  public PartnerStream awaitStream(String name) {
    return streams.await(
        stream -> stream.name().equals(name),
        "publishStream or playStream of " + name,
        context.deadlines().appears(),
        AGENT);
  }

  /** Breaks all WebSockets off, as a server that dies; their media end too. */
  public void drop() {
    note("breaks off all WebSockets");
    connections.forEach(PartnerConnection::drop);
  }

  void took(PartnerMessage message) {
    context.transcript().add("< [partner%d] %s".formatted(message.connection(), message));
    messages.add(message);
  }

  void took(PartnerStream stream) {
    context.evidence().sdp("partner-" + stream.name(), stream.offer(), stream.answer());
    streams.add(stream);
  }

  void note(String text) {
    context.transcript().add("· partner: " + text);
  }

  Numbers numbers() {
    return numbers;
  }

  @Override
  public void close() {
    connections.forEach(PartnerConnection::drop);
    try {
      server.stop();
    } catch (Exception e) {
      note("cannot stop: " + e);
    }
  }

  /** Where the streams of a partner get their numbers and their place in the evidence from. */
  static final class Numbers {
    private final CheckContext context;
    private final SplittableRandom random;

    private Numbers(CheckContext context, long seed) {
      this.context = context;
      this.random = new SplittableRandom(seed);
    }

    synchronized long next() {
      return random.nextLong(1, 1L << 32);
    }

    PacketLog evidence(String word) {
      return context.evidence().packets("partner-" + word);
    }
  }
}
