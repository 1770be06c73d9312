package dev.tandem.conformance.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** A TCP port of this machine that takes connections and never says a word. */
public final class SilentListener implements AutoCloseable {
  private static final int CONNECT_MS = 5_000;

  private final ServerSocket socket;
  private final InetAddress address;

  /**
   * Opens the port on the address of this machine that a server under test can reach.
   *
   * @param kit that address; null if it is the one from which the kit connects to the server
   */
  SilentListener(URI server, @Nullable String kit) {
    try {
      address = reachableFrom(server, kit);
      socket = new ServerSocket(0, 50, address);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The address of this machine that a server can reach: the one from which it is, if not told. */
  static InetAddress reachableFrom(URI server, @Nullable String kit) throws IOException {
    if (kit != null) {
      return InetAddress.getByName(kit);
    }
    try (Socket probe = new Socket()) {
      probe.connect(new InetSocketAddress(server.getHost(), server.getPort()), CONNECT_MS);
      return probe.getLocalAddress();
    }
  }

  /** The address that a server is told to signal to. */
  public String uri() {
    String host = address.getHostAddress();
    return "ws://%s:%d".formatted(host.contains(":") ? "[" + host + "]" : host, port());
  }

  private int port() {
    return socket.getLocalPort();
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
