package dev.tandem.server.republish;

import dev.tandem.server.signalling.message.WcsMessage;
import dev.tandem.server.stream.StreamEvent;
import tools.jackson.databind.node.ObjectNode;

/** The messages that an ordinary client sends about one stream. */
final class StreamMessages {
  private final String mediaSessionId;
  private final String name;
  private final boolean published;

  StreamMessages(String mediaSessionId, String name, boolean published) {
    this.mediaSessionId = mediaSessionId;
    this.name = name;
    this.published = published;
  }

  /** The first message of a connection. */
  static WcsMessage connection() {
    ObjectNode fields = WcsMessage.object().put("appKey", "defaultApp");
    fields.putArray("mediaProviders").add("WebRTC");
    fields.put("clientVersion", "2.0");
    fields.put("clientOSVersion", "Tandem");
    fields.put("clientBrowserVersion", "Tandem republishing agent");
    return WcsMessage.of("connection", fields);
  }

  /** publishStream or playStream. */
  WcsMessage request(boolean hasAudio, boolean hasVideo, String sdp) {
    ObjectNode fields = stream("PENDING", hasAudio, hasVideo);
    fields.put("mediaProvider", "WebRTC").put("sdp", sdp);
    fields.put("bitrate", 0).put("minBitrate", 0).put("maxBitrate", 0);
    return WcsMessage.of(published ? "publishStream" : "playStream", fields);
  }

  /** unPublishStream or stopStream. */
  WcsMessage farewell() {
    String status = published ? "PUBLISHING" : "PLAYING";
    return WcsMessage.of(published ? "unPublishStream" : "stopStream", stream(status, true, true));
  }

  WcsMessage event(StreamEvent event) {
    ObjectNode fields = WcsMessage.object().put("mediaSessionId", mediaSessionId);
    fields.put("type", event.type());
    if (event.payload() != null) {
      fields.set("payload", event.payload());
    }
    return WcsMessage.of("sendStreamEvent", fields);
  }

  private ObjectNode stream(String status, boolean hasAudio, boolean hasVideo) {
    return WcsMessage.object()
        .put("mediaSessionId", mediaSessionId)
        .put("name", name)
        .put("published", published)
        .put("hasVideo", hasVideo)
        .put("hasAudio", hasAudio)
        .put("status", status)
        .put("record", false);
  }
}
