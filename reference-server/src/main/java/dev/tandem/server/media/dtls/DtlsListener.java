package dev.tandem.server.media.dtls;

/**
 * Hears of one association, on any thread. After {@link #send}s, exactly one of {@link
 * #established} and {@link #failed} comes; after {@code established}, at most one {@link #closed}.
 *
 * <p>No method may block. Once {@link DtlsAssociation#close} has returned, none is called any more,
 * except that a call which has begun before may still be running.
 */
public interface DtlsListener {
  /**
   * Sends a datagram of at most 1200 octets to the peer. The array is not the listener's to keep.
   */
  void send(byte[] buffer, int offset, int length);

  /** The handshake is over and the peer is who it should be. */
  void established(SrtpKeyMaterial keys);

  /**
   * The handshake came to nothing.
   *
   * @param detail a sentence for the person who has to find out why
   */
  void failed(DtlsFailure failure, String detail);

  /** The peer ended the established association. */
  void closed();
}
