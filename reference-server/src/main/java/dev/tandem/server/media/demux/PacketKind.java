package dev.tandem.server.media.demux;

/** The protocol of a datagram, told from its first octets (RFC 7983; RFC 5761 for RTCP). */
public enum PacketKind {
  STUN,
  DTLS,
  RTP,
  RTCP,
  UNKNOWN;

  private static final int RTCP_FIRST_TYPE = 192;
  private static final int RTCP_LAST_TYPE = 223;

  /**
   * Tells the protocol.
   *
   * <pre>
   *   first octet   0..3     STUN
   *                20..63    DTLS
   *               128..191   RTP, or RTCP where the second octet is 192..223
   * </pre>
   */
  public static PacketKind of(byte[] buffer, int offset, int length) {
    if (length < 2) {
      return UNKNOWN;
    }
    int first = buffer[offset] & 0xff;
    if (first <= 3) {
      return STUN;
    }
    if (first >= 20 && first <= 63) {
      return DTLS;
    }
    if (first >= 128 && first <= 191) {
      int type = buffer[offset + 1] & 0xff;
      return type >= RTCP_FIRST_TYPE && type <= RTCP_LAST_TYPE ? RTCP : RTP;
    }
    return UNKNOWN;
  }
}
