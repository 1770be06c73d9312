package dev.tandem.conformance.fault;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;

/** Looks whether somebody listens. */
final class Ports {
  private static final int CONNECT_MS = 1_000;

  private Ports() {}

  /** Whether connections are taken at the host and port of a URI; false if it is none. */
  static boolean takeConnections(String uri) {
    try (Socket probe = new Socket()) {
      URI address = URI.create(uri);
      probe.connect(new InetSocketAddress(address.getHost(), address.getPort()), CONNECT_MS);
      return true;
    } catch (IOException | IllegalArgumentException e) {
      return false;
    }
  }
}
