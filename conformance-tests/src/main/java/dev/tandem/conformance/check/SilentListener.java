package dev.tandem.conformance.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** A TCP port of this machine that takes connections and never says a word. */
public final class SilentListener implements AutoCloseable {
  private static final int CONNECT_MS = 5_000;

  private static final int FIRST_WORD = 4;

  private final ServerSocket socket;
  private final InetAddress address;

  /**
   * Opens the first of these ports that is free, or any if none is named, on the address of this
   * machine that a server under test can reach.
   *
   * @param kit that address; null if it is the one from which the kit connects to the server
   */
  SilentListener(URI server, @Nullable String kit, int... ports) {
    try {
      address = reachableFrom(server, kit);
      socket = bound(address, ports);
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

  /** The same over TLS. */
  public String secureUri() {
    return uri().replaceFirst("ws:", "wss:");
  }

  /** The first byte of the next connection; -1 if it ends without. */
  public int firstByte(Duration deadline) {
    try (Socket client = accept(deadline)) {
      return client.getInputStream().read();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Shows the next connection a certificate that nobody has signed; returns what the other side
   * says over TLS then, which is nothing if it does not trust that.
   */
  public String saidOverTlsThatNobodyVouchesFor(Duration deadline) {
    try (Socket client = accept(deadline);
        SSLSocket secure = UnknownCertificate.accept(client)) {
      byte[] first = secure.getInputStream().readNBytes(FIRST_WORD);
      return new String(first, StandardCharsets.US_ASCII);
    } catch (IOException distrusted) {
      return "";
    }
  }

  private Socket accept(Duration deadline) throws IOException {
    try {
      socket.setSoTimeout((int) deadline.toMillis());
      Socket client = socket.accept();
      client.setSoTimeout((int) deadline.toMillis());
      return client;
    } catch (SocketTimeoutException e) {
      throw new CheckFailure(
          "a request to connect to " + uri(),
          "a connection within " + Words.of(deadline),
          "none",
          "how the server connects to another one as a client");
    }
  }

  private static ServerSocket bound(InetAddress address, int... ports) throws IOException {
    for (int port : ports) {
      try {
        return new ServerSocket(port, 50, address);
      } catch (BindException taken) {
        // the next one may be free
      }
    }
    if (ports.length > 0) {
      throw new NotJudged("none of the ports %s is free here".formatted(Arrays.toString(ports)));
    }
    return new ServerSocket(0, 50, address);
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
