package dev.tandem.server.stream;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What is known of a stream when it is asked for.
 *
 * @param appKey application of the connection
 * @param sessionId the signalling connection that owns the stream
 * @param mediaSessionId the client's key of the stream, unique on the server
 * @param name the stream's name
 * @param hasAudio whether audio was asked for
 * @param hasVideo whether video was asked for
 * @param record whether a recording was asked for
 * @param mediaProvider "WebRTC"
 * @param transport "UDP" or "TCP"
 * @param wishes picture and bitrate wishes
 * @param custom the application's own data
 */
public record StreamAttributes(
    String appKey,
    String sessionId,
    String mediaSessionId,
    String name,
    boolean hasAudio,
    boolean hasVideo,
    boolean record,
    String mediaProvider,
    String transport,
    MediaWishes wishes,
    @Nullable JsonNode custom) {

  /**
   * What the client would like. Rates in kbit/s, sizes in pixels, 0 where it has no wish. Nothing
   * is transcoded, so they are only shown.
   */
  public record MediaWishes(
      int bitrate, int minBitrate, int maxBitrate, int quality, int width, int height) {
    public static final MediaWishes NONE = new MediaWishes(0, 0, 0, 0, 0, 0);
  }

  /** A WebRTC stream over UDP with audio and video and no wishes. */
  public static StreamAttributes of(
      String appKey, String sessionId, String mediaSessionId, String name) {
    return new StreamAttributes(
        appKey,
        sessionId,
        mediaSessionId,
        name,
        true,
        true,
        false,
        "WebRTC",
        "UDP",
        MediaWishes.NONE,
        null);
  }
}
