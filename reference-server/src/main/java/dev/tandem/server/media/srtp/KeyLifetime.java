package dev.tandem.server.media.srtp;

/** Counts down the packets that one master key may protect (RFC 3711, section 9.2). */
final class KeyLifetime {
  private static final long RTP_PACKETS = 1L << 48;
  private static final long RTCP_PACKETS = 1L << 31;

  private long rtpPackets;
  private long rtcpPackets;

  KeyLifetime() {
    this(RTP_PACKETS, RTCP_PACKETS);
  }

  KeyLifetime(long rtpPackets, long rtcpPackets) {
    this.rtpPackets = rtpPackets;
    this.rtcpPackets = rtcpPackets;
  }

  /** Uses the key for a packet; false if it is used up. */
  boolean takeRtp() {
    return rtpPackets > 0 && rtpPackets-- > 0;
  }

  /** Uses the key for a packet; false if it is used up. */
  boolean takeRtcp() {
    return rtcpPackets > 0 && rtcpPackets-- > 0;
  }
}
