package dev.tandem.server.media.api;

import dev.tandem.server.media.rtp.Codec;
import java.util.Set;

/**
 * One payload format of one m-line (rtpmap, fmtp, rtcp-fb and its RTX format).
 *
 * @param payloadType 0 to 127
 * @param channels 1 where SDP names none
 * @param parameters the fmtp text, empty where there is none
 * @param rtxPayloadType payload type of its retransmissions (RFC 4588), or -1
 * @param feedback agreed RTCP feedback
 */
public record RtpFormat(
    int payloadType,
    Codec codec,
    int clockRateHz,
    int channels,
    String parameters,
    int rtxPayloadType,
    Set<Feedback> feedback) {

  /** RTCP feedback as {@code a=rtcp-fb} names it. */
  public enum Feedback {
    NACK,
    NACK_PLI,
    CCM_FIR,
    TRANSPORT_CC,
    GOOG_REMB
  }
}
