package dev.tandem.server.media.srtp;

/** Which of the two protocols that share a master key a packet belongs to. */
public enum PacketKind {
  /** Media packets, protected as SRTP. */
  RTP,
  /** Control packets, protected as SRTCP. */
  RTCP
}
