package dev.tandem.conformance.container;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The address of a container engine that somebody gave by the environment variable DOCKER_HOST. */
final class EngineAddress {
  private static final int CONNECT_MS = 3_000;
  private static final int PORT = 2375;

  private EngineAddress() {}

  /**
   * Fails if DOCKER_HOST is given and nothing listens there; another engine is not what was meant.
   */
  static void check(Map<String, String> environment) {
    @Nullable String given = environment.get("DOCKER_HOST");
    if (given == null || given.isBlank()) {
      return;
    }
    try {
      connect(URI.create(given.strip()));
    } catch (IOException | IllegalArgumentException e) {
      throw new ContainerException(
          ContainerException.Cause.ENGINE,
          "no container engine answers at DOCKER_HOST=%s (%s), and the target is made of"
                  .formatted(given, e.getMessage())
              + " containers; start it, or correct or unset that variable");
    }
  }

  private static void connect(URI engine) throws IOException {
    @Nullable String host = engine.getHost();
    if ("unix".equals(engine.getScheme())) {
      try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
        channel.connect(UnixDomainSocketAddress.of(engine.getPath()));
      }
    } else if ("tcp".equals(engine.getScheme()) && host != null) {
      SocketAddress address =
          new InetSocketAddress(host, engine.getPort() < 0 ? PORT : engine.getPort());
      try (Socket socket = new Socket()) {
        socket.connect(address, CONNECT_MS);
      }
    }
  }
}
