package dev.tandem.server.media.rtcp;

/** Receives what a compound packet says, in its order. Every method may be left out. */
public interface RtcpHandler {
  /**
   * The sender's part of a sender report (RFC 3550 section 6.4.1).
   *
   * @param ntp wall clock as a 64-bit NTP timestamp
   */
  default void senderReport(int ssrc, long ntp, int rtpTimestamp, long packets, long octets) {}

  /**
   * One report block of a sender or receiver report (RFC 3550 section 6.4.1).
   *
   * @param fractionLost since the report before, in 1/256
   * @param cumulativeLost may be negative
   * @param jitter in timestamp units
   * @param lsr middle 32 bits of the NTP timestamp of the last sender report, 0 if none
   * @param dlsr delay since then in 1/65536 s
   */
  default void reportBlock(
      int reporter,
      int ssrc,
      int fractionLost,
      int cumulativeLost,
      long highestSequence,
      long jitter,
      int lsr,
      int dlsr) {}

  /**
   * One entry of a generic NACK (RFC 4585 section 6.2.1).
   *
   * @param pid a lost sequence number
   * @param blp bit i set: {@code pid + i + 1} is lost as well
   */
  default void nack(int sender, int mediaSsrc, int pid, int blp) {}

  /** Picture loss indication (RFC 4585 section 6.3.1). */
  default void pli(int sender, int mediaSsrc) {}

  /** One entry of a full intra request (RFC 5104 section 4.3.1). */
  default void fir(int sender, int mediaSsrc, int sequence) {}

  /** Receiver estimated maximum bitrate (draft-alvestrand-rmcat-remb-03), in bits per second. */
  default void remb(int sender, long bps) {}

  /**
   * Transport-wide feedback (draft-holmer-rmcat-transport-wide-cc-extensions-01): the range from
   * the base sequence number to the end of the packet.
   */
  default void transportFeedback(byte[] buffer, int offset, int length) {}

  /** One source of a goodbye (RFC 3550 section 6.6). */
  default void bye(int ssrc) {}
}
