package dev.tandem.server.signalling.session;

import dev.tandem.server.signalling.message.BadMessageException;
import dev.tandem.server.signalling.message.Fields;
import dev.tandem.server.stream.StreamAttributes;
import dev.tandem.server.stream.StreamAttributes.MediaWishes;
import java.util.Locale;

/**
 * What {@code publishStream} and {@code playStream} ask for.
 *
 * @param sdp the client's offer
 */
record StreamRequest(StreamAttributes attributes, String sdp) {
  private static final int MAX_NAME = 1024;
  private static final String WEBRTC = "WebRTC";

  /** Reads a request; {@code mediaSessionId} was read before. */
  static StreamRequest read(Fields fields, String appKey, String sessionId, String mediaSessionId)
      throws BadMessageException {
    String name = fields.requiredText("name");
    if (name.length() > MAX_NAME) {
      throw new BadMessageException("name is longer than " + MAX_NAME + " characters");
    }
    String mediaProvider = fields.textOr("mediaProvider", WEBRTC);
    if (!mediaProvider.equals(WEBRTC)) {
      throw new BadMessageException("Only mediaProvider WebRTC is supported");
    }
    String sdp = fields.requiredText("sdp");
    MediaWishes wishes =
        new MediaWishes(
            fields.number("bitrate", 0),
            fields.number("minBitrate", 0),
            fields.number("maxBitrate", 0),
            fields.number("quality", 0),
            fields.number("width", 0),
            fields.number("height", 0));
    return new StreamRequest(
        new StreamAttributes(
            appKey,
            sessionId,
            mediaSessionId,
            name,
            fields.flag("hasAudio", true),
            fields.flag("hasVideo", true),
            fields.flag("record", false),
            mediaProvider,
            fields.textOr("transport", "UDP").toUpperCase(Locale.ROOT).equals("TCP")
                ? "TCP"
                : "UDP",
            wishes,
            fields.value("custom")),
        sdp);
  }

  boolean tcp() {
    return attributes.transport().equals("TCP");
  }
}
