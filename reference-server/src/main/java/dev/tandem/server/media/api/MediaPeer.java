package dev.tandem.server.media.api;

/** One peer connection. Every method may be called from any thread. */
public interface MediaPeer {

  /** Our side of the transport, for the SDP that is sent to the peer. Known from the start. */
  LocalTransport local();

  /** Figures of this peer, at most one second old. */
  PeerStats stats();

  /**
   * Ends the peer and frees everything it held. No listener method is called after it returns,
   * except one that is already running. Closing twice is harmless.
   */
  void close();
}
