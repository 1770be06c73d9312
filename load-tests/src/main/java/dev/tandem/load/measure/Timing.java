package dev.tandem.load.measure;

import java.util.Locale;

/** What is timed, each as a histogram of microseconds. */
public enum Timing {
  /** From the publisher's sending of a packet to a player's receiving it. */
  FORWARD_DELAY,
  /** From the request to play until the server has accepted it and ICE and DTLS are up. */
  JOIN_TO_PLAYING,
  /** From the request to play until the first key frame is complete. */
  JOIN_TO_KEY_FRAME,
  /** From the request to push until the second server publishes. */
  PUSH_TO_PUBLISHING,
  /** From the request to push until a player of the second server has its first key frame. */
  PUSH_TO_KEY_FRAME,
  /** Interarrival jitter (RFC 3550, section 6.4.1), of each player once a second. */
  JITTER,
  /** Length of freezes. */
  FREEZE,
  /** How far behind its pace a publisher sent: the generator's own lateness. */
  SEND_LAG;

  /** Its name in reports. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
