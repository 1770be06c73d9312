package dev.tandem.conformance.probe.peer;

import dev.tandem.conformance.probe.packet.Rtcp;

/** What a datagram is, by its first bytes (RFC 7983, RFC 5761 section 4). */
public enum PacketKind {
  STUN,
  DTLS,
  RTP,
  RTCP,
  OTHER;

  public static PacketKind of(byte[] datagram) {
    int first = datagram.length == 0 ? 255 : datagram[0] & 0xFF;
    if (first <= 3) {
      return STUN;
    }
    if (first >= 20 && first <= 63) {
      return DTLS;
    }
    if (first >= 128 && first <= 191) {
      return Rtcp.isRtcp(datagram) ? RTCP : RTP;
    }
    return OTHER;
  }
}
