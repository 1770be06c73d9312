package dev.tandem.server.media.srtp;

/** What became of a received packet: {@link #OK}, or why it was dropped. */
public enum SrtpStatus {
  /** Authentic, new, and decrypted. */
  OK,
  /** Shorter than its own header, index and tag. */
  TOO_SHORT,
  /** Not version 2 of RTP or RTCP. */
  BAD_VERSION,
  /** The tag does not fit: forged, damaged, or protected with another key. */
  AUTHENTICATION_FAILED,
  /** This packet has arrived before. */
  REPLAYED,
  /** Too far behind the newest packet to tell whether it has arrived before. */
  TOO_OLD,
  /** A new source, but the context already holds as many as it may. */
  TOO_MANY_SSRCS,
  /** The packet index has left the range that one master key may protect. */
  KEY_EXHAUSTED
}
