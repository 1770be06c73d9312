package dev.tandem.server.signalling.session;

import dev.tandem.server.signalling.message.WcsMessage;
import dev.tandem.server.stream.LiveStream;
import dev.tandem.server.stream.StreamAttributes;
import dev.tandem.server.stream.StreamAttributes.MediaWishes;
import dev.tandem.server.stream.StreamEnd;
import dev.tandem.server.stream.StreamInfo;
import dev.tandem.server.stream.StreamStatus;
import tools.jackson.databind.node.ObjectNode;

/** Builds {@code notifyStreamStatusEvent}: the whole stream with its status. */
final class StatusMessages {
  private StatusMessages() {}

  /** PUBLISHING or PLAYING of a stream that has just become so. */
  static WcsMessage active(LiveStream stream, StreamStatus status) {
    StreamInfo info = stream.info();
    ObjectNode data = describe(info.attributes(), info.published());
    data.put("status", status.name());
    data.put("info", "");
    data.put("audioCodec", info.audioCodec());
    data.put("videoCodec", info.videoCodec());
    data.putObject("audioState").put("muted", info.audioMuted());
    data.putObject("videoState").put("muted", info.videoMuted());
    data.put("createDate", info.created().toEpochMilli());
    return message(data);
  }

  /** The terminal status of a stream that has lived. */
  static WcsMessage ended(StreamAttributes attributes, boolean published, StreamEnd end) {
    return message(withEnd(describe(attributes, published), end));
  }

  /** The terminal status of a stream that never came to be. */
  static WcsMessage refused(String mediaSessionId, String name, boolean published, StreamEnd end) {
    ObjectNode data = WcsMessage.object();
    data.put("mediaSessionId", mediaSessionId.isEmpty() ? null : mediaSessionId);
    data.put("name", name);
    data.put("published", published);
    return message(withEnd(data, end));
  }

  private static ObjectNode withEnd(ObjectNode data, StreamEnd end) {
    data.put("status", end.status().name());
    data.put("info", end.info());
    if (!end.detail().isEmpty()) {
      data.put("detail", end.detail());
    }
    return data;
  }

  private static ObjectNode describe(StreamAttributes stream, boolean published) {
    ObjectNode data = WcsMessage.object();
    data.put("mediaSessionId", stream.mediaSessionId());
    data.put("name", stream.name());
    data.put("published", published);
    data.put("mediaType", published ? "publish" : "play");
    data.put("appKey", stream.appKey());
    data.put("sessionId", stream.sessionId());
    data.put("hasAudio", stream.hasAudio());
    data.put("hasVideo", stream.hasVideo());
    data.put("record", false);
    data.put("mediaProvider", stream.mediaProvider());
    data.put("transport", stream.transport());
    MediaWishes wishes = stream.wishes();
    data.put("width", wishes.width());
    data.put("height", wishes.height());
    data.put("bitrate", wishes.bitrate());
    data.put("minBitrate", wishes.minBitrate());
    data.put("maxBitrate", wishes.maxBitrate());
    data.put("quality", wishes.quality());
    if (stream.custom() != null) {
      data.set("custom", stream.custom());
    }
    return data;
  }

  private static WcsMessage message(ObjectNode data) {
    return WcsMessage.of("notifyStreamStatusEvent", data);
  }
}
