package dev.tandem.server.media.router;

/** One open peer on its media loop. */
public interface PeerSession {

  /** Takes one SRTP packet from a proven address. */
  void receiveRtp(byte[] buffer, int offset, int length, long nowNs);

  /** Takes one SRTCP packet from a proven address. */
  void receiveRtcp(byte[] buffer, int offset, int length, long nowNs);

  /** Takes one SRTCP packet, if it is control, or one SRTP packet, from a proven address. */
  default void receive(boolean isControl, byte[] buffer, int offset, int length, long nowNs) {
    if (isControl) {
      receiveRtcp(buffer, offset, length, nowNs);
    } else {
      receiveRtp(buffer, offset, length, nowNs);
    }
  }

  /** Does what is due and returns the next deadline, monotonic nanoseconds. */
  long poll(long nowNs);

  /** Ends the session and its transport. */
  void end();
}
