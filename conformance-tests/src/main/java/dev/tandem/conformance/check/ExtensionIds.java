package dev.tandem.conformance.check;

/** Under which ids header extensions are offered (RFC 8285); 0 leaves one out. */
public record ExtensionIds(int absSendTime, int transportCc, int mid, int audioLevel) {
  public static final String ABS_SEND_TIME =
      "http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time";
  public static final String TRANSPORT_CC =
      "http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01";
  public static final String MID = "urn:ietf:params:rtp-hdrext:sdes:mid";
  public static final String AUDIO_LEVEL = "urn:ietf:params:rtp-hdrext:ssrc-audio-level";

  /** Those of Chromium. */
  public static final ExtensionIds DEFAULT = new ExtensionIds(2, 3, 4, 14);

  /** None at all. */
  public static final ExtensionIds NONE = new ExtensionIds(0, 0, 0, 0);

  ExtensionIds keepOnly(String sdp) {
    return new ExtensionIds(
        sdp.contains(ABS_SEND_TIME) ? absSendTime : 0,
        sdp.contains(TRANSPORT_CC) ? transportCc : 0,
        sdp.contains(MID) ? mid : 0,
        sdp.contains(AUDIO_LEVEL) ? audioLevel : 0);
  }
}
