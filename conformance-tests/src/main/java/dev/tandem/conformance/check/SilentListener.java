package dev.tandem.conformance.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;

/** A TCP port of this machine that takes connections and never says a word. */
public final class SilentListener implements AutoCloseable {
  private final ServerSocket socket;
  private final InetAddress address;

  /** Opens the port on the address of this machine that a server under test can reach. */
  SilentListener(URI server) {
    try (Socket probe = new Socket()) {
      probe.connect(new InetSocketAddress(server.getHost(), server.getPort()), 5_000);
      address = probe.getLocalAddress();
      socket = new ServerSocket(0, 50, address);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
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
