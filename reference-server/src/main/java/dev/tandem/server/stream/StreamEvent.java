package dev.tandem.server.stream;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An event that a publisher sends to its players ({@code sendStreamEvent}, {@code
 * notifyStreamEvent}).
 *
 * @param type one of the names below, or any other, which is passed on as it is
 * @param payload the publisher's data, null where it sent none
 */
public record StreamEvent(String type, @Nullable JsonNode payload) {
  public static final String AUDIO_MUTED = "audioMuted";
  public static final String AUDIO_UNMUTED = "audioUnmuted";
  public static final String VIDEO_MUTED = "videoMuted";
  public static final String VIDEO_UNMUTED = "videoUnmuted";
  public static final String DATA = "data";
  public static final String RESIZE = "resize";
  public static final String NOT_ENOUGH_BANDWIDTH = "notEnoughBandwidth";
  public static final String SNAPSHOT_FAILED = "snapshotFailed";

  /** An event with the publisher's own data. */
  public static StreamEvent data(JsonNode payload) {
    return new StreamEvent(DATA, payload);
  }
}
