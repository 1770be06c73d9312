package dev.tandem.server.media.api;

import java.util.List;

/** A peer that receives media from one {@link PublishingPeer}. */
public interface PlayingPeer extends MediaPeer {

  /**
   * Starts ICE, DTLS and forwarding with what was negotiated. Called once.
   *
   * @param remote the peer's side of the transport
   * @param tracks what it wants to receive, at most one track of each kind
   */
  void start(RemoteTransport remote, List<SendTrack> tracks);
}
