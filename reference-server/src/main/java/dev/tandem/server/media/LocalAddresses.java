package dev.tandem.server.media;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;
import java.util.stream.Stream;

/** The addresses of this machine, IPv4 before IPv6. */
final class LocalAddresses {

  private LocalAddresses() {}

  /** Addresses that other machines can reach. */
  static List<InetAddress> reachable() {
    return ofThisMachine().filter(a -> !a.isLoopbackAddress()).toList();
  }

  /** All addresses, those that other machines can reach first. */
  static List<InetAddress> all() {
    Stream<InetAddress> loopback = ofThisMachine().filter(InetAddress::isLoopbackAddress);
    return Stream.concat(reachable().stream(), loopback).toList();
  }

  private static Stream<InetAddress> ofThisMachine() {
    try {
      return NetworkInterface.networkInterfaces()
          .filter(LocalAddresses::isUp)
          .flatMap(NetworkInterface::inetAddresses)
          .filter(a -> !a.isLinkLocalAddress())
          .sorted((a, b) -> Boolean.compare(a instanceof Inet6Address, b instanceof Inet6Address));
    } catch (SocketException e) {
      return Stream.empty();
    }
  }

  private static boolean isUp(NetworkInterface network) {
    try {
      return network.isUp();
    } catch (SocketException e) {
      return false;
    }
  }
}
