package dev.tandem.server.media.transport;

import dev.tandem.server.media.api.PeerFailure;

/** What a {@link PeerTransport} tells its peer. On the media loop. */
public interface TransportListener {

  /** Media can flow. Called at most once. */
  void connected(long nowNs);

  /**
   * A packet that came before {@link #connected} and is as it came: SRTCP if it is control, else
   * SRTP. Called right after {@link #connected}, in the order in which packets came.
   *
   * @param cameNs when it came, monotonic nanoseconds
   */
  void early(boolean isControl, byte[] packet, long cameNs);

  /** The transport is lost and closed. Called at most once. */
  void failed(PeerFailure failure, String detail);
}
