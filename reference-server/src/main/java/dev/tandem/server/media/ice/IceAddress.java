package dev.tandem.server.media.ice;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * A remote transport address, and which of our sockets it is reached by: together they name a path.
 *
 * @param base the number of our socket, 0 for the first or only one
 */
public record IceAddress(IceTransport transport, InetSocketAddress socketAddress, int base) {

  /**
   * Refuses addresses that packets cannot come from or go to.
   *
   * @throws IllegalArgumentException if the address is an unresolved name
   */
  public IceAddress {
    if (socketAddress.isUnresolved()) {
      throw new IllegalArgumentException("expected an IP address, not " + socketAddress);
    }
  }

  /** An address that is reached by our first socket. */
  public IceAddress(IceTransport transport, InetSocketAddress socketAddress) {
    this(transport, socketAddress, 0);
  }

  /** A UDP address that is reached by our first socket. */
  public static IceAddress udp(InetSocketAddress socketAddress) {
    return new IceAddress(IceTransport.UDP, socketAddress);
  }

  /** The address of the far end of a TCP connection. */
  public static IceAddress tcp(InetSocketAddress socketAddress) {
    return new IceAddress(IceTransport.TCP, socketAddress);
  }

  /** Where a candidate can be reached; empty for names, wildcards, multicast and bad ports. */
  static Optional<IceAddress> of(IceCandidate candidate) {
    if (candidate.port() < 1 || candidate.port() > 0xFFFF) {
      return Optional.empty();
    }
    InetAddress address;
    try {
      address = InetAddress.ofLiteral(candidate.address());
    } catch (IllegalArgumentException notLiteral) {
      return Optional.empty();
    }
    if (address.isAnyLocalAddress() || address.isMulticastAddress()) {
      return Optional.empty();
    }
    InetSocketAddress socketAddress = new InetSocketAddress(address, candidate.port());
    return Optional.of(new IceAddress(candidate.transport(), socketAddress));
  }
}
