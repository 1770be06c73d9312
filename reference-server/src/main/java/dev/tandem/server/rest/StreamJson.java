package dev.tandem.server.rest;

import dev.tandem.server.media.api.PeerStats;
import dev.tandem.server.stream.StreamAttributes;
import dev.tandem.server.stream.StreamInfo;
import tools.jackson.databind.node.ObjectNode;

/** A stream as clients see it. */
final class StreamJson {

  private StreamJson() {}

  static ObjectNode of(StreamInfo info) {
    StreamAttributes asked = info.attributes();
    PeerStats stats = info.stats();
    ObjectNode json = Json.object();
    json.put("appKey", asked.appKey());
    json.put("sessionId", asked.sessionId());
    json.put("mediaSessionId", asked.mediaSessionId());
    json.put("name", asked.name());
    json.put("published", info.published());
    json.put("hasVideo", asked.hasVideo());
    json.put("hasAudio", asked.hasAudio());
    json.put("status", info.status().name());
    if (info.audioCodec() != null) {
      json.put("audioCodec", info.audioCodec());
    }
    if (info.videoCodec() != null) {
      json.put("videoCodec", info.videoCodec());
    }
    json.put("record", asked.record());
    json.put("width", stats.width());
    json.put("height", stats.height());
    json.put("fps", stats.framesPerSecond());
    json.put("bitrate", asked.wishes().bitrate());
    json.put("minBitrate", asked.wishes().minBitrate());
    json.put("maxBitrate", asked.wishes().maxBitrate());
    json.put("quality", asked.wishes().quality());
    json.put("mediaProvider", asked.mediaProvider());
    json.put("transport", asked.transport());
    json.put("mediaType", info.mediaType());
    json.put("createDate", info.created().toEpochMilli());
    json.putObject("audioState").put("muted", info.audioMuted());
    json.putObject("videoState").put("muted", info.videoMuted());
    if (asked.custom() != null) {
      json.set("custom", asked.custom());
    }
    return json;
  }

  /** The figures that {@code display: ["metrics"]} asks for. Rates in bits per second. */
  static ObjectNode metrics(PeerStats stats) {
    return Json.object()
        .put("VIDEO_RATE", stats.videoBps())
        .put("VIDEO_WIDTH", stats.width())
        .put("VIDEO_HEIGHT", stats.height())
        .put("VIDEO_FPS", stats.framesPerSecond())
        .put("VIDEO_NACK", stats.nacks())
        .put("VIDEO_PLI", stats.plis())
        .put("VIDEO_K_FRAMES", stats.keyFrames())
        .put("AUDIO_RATE", stats.audioBps())
        .put("PACKETS", stats.packets())
        .put("BYTES", stats.bytes())
        .put("PACKETS_LOST", stats.packetsLost())
        .put("RTT", stats.rttMs())
        .put("BANDWIDTH_ESTIMATE", stats.estimateBps())
        .put("REMOTE_ADDRESS", stats.remoteAddress());
  }
}
