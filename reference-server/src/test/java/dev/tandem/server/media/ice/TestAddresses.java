package dev.tandem.server.media.ice;

import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Addresses out of literals. */
final class TestAddresses {

  private TestAddresses() {}

  static IceAddress udp(String literal, int port) {
    return IceAddress.udp(socket(literal, port));
  }

  static IceAddress tcp(String literal, int port) {
    return IceAddress.tcp(socket(literal, port));
  }

  static InetSocketAddress socket(String literal, int port) {
    return new InetSocketAddress(InetAddress.ofLiteral(literal), port);
  }
}
