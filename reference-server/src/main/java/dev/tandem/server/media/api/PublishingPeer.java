package dev.tandem.server.media.api;

import java.util.List;

/** A peer that sends us media. */
public interface PublishingPeer extends MediaPeer {

  /**
   * Starts ICE, DTLS and reception with what was negotiated. Called once.
   *
   * @param remote the peer's side of the transport
   * @param tracks what it will send, at most one track of each kind
   */
  void start(RemoteTransport remote, List<ReceiveTrack> tracks);

  /** Asks the peer for a key frame, throttled, and repeated until one arrives. */
  void requestKeyFrame();
}
