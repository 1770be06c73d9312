package dev.tandem.server.media.dtls;

/** A DTLS association with one peer, from the handshake on. */
public interface DtlsAssociation {
  /**
   * Takes a datagram from the peer. Copies it and never blocks; drops it when too many wait or the
   * association has ended.
   */
  void receive(byte[] buffer, int offset, int length);

  /** Ends the association at once; tells the peer if it was established. */
  void close();
}
