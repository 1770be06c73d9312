package dev.tandem.server.media.rtcp;

/** What became of a compound packet. All but OK are reasons for a drop. */
public enum RtcpStatus {
  OK,
  /** Fewer octets than a header or than its length field says. */
  TRUNCATED,
  /** A version other than 2. */
  BAD_VERSION,
  /** More padding than packet, or padding of no octets. */
  BAD_PADDING,
  /** The packet is whole, but too short for what its type and count promise. */
  MALFORMED
}
