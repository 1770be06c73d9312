package dev.tandem.conformance.probe.peer;

import java.net.InetSocketAddress;

/** Decides, on the thread of the peer, whether a datagram is looked at. */
@FunctionalInterface
public interface DatagramFilter {
  boolean takes(byte[] datagram, InetSocketAddress from);
}
