package dev.tandem.server.media.transport;

import dev.tandem.server.media.api.PeerFailure;

/** What a {@link PeerTransport} tells its peer. On the media loop. */
public interface TransportListener {

  /** Media can flow. Called at most once. */
  void connected(long nowNs);

  /** The transport is lost and closed. Called at most once. */
  void failed(PeerFailure failure, String detail);
}
