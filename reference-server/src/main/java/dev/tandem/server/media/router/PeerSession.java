package dev.tandem.server.media.router;

import dev.tandem.server.media.transport.PeerTransport;

/** One open peer on its media loop. */
public interface PeerSession {

  /** ICE, DTLS and SRTP of the peer. */
  PeerTransport transport();

  /** Takes one SRTP packet from a proven address. */
  void receiveRtp(byte[] buffer, int offset, int length, long nowNs);

  /** Takes one SRTCP packet from a proven address. */
  void receiveRtcp(byte[] buffer, int offset, int length, long nowNs);

  /** Does what is due and returns the next deadline, monotonic nanoseconds. */
  long poll(long nowNs);
}
