package dev.tandem.conformance.probe.peer.ice;

import java.net.InetSocketAddress;

/** What an agent does and finds. */
public interface IceListener {
  /** Sends a datagram. */
  void send(byte[] datagram, InetSocketAddress to);

  /** This pair carries the data from now on. */
  void selected(InetSocketAddress remote);

  /** No pair works, or consent expired. */
  void failed(String reason);
}
