package dev.tandem.conformance.probe.peer.dtls;

/** What an association does and comes to; called on its thread. */
public interface DtlsListener {
  /** Sends a datagram. */
  void send(byte[] datagram);

  /** The handshake is done. */
  void connected(ExportedKeys keys);

  /** The handshake or the association failed. */
  void failed(String reason);

  /** The other side sent close_notify. */
  void closed();
}
