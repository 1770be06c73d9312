package dev.tandem.conformance.probe.peer;

/** Takes decrypted packets, on the thread of the peer. */
@FunctionalInterface
public interface PacketListener {
  /** {@code atNs} is when the datagram was read. */
  void received(byte[] packet, long atNs);
}
