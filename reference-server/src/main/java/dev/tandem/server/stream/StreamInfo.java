package dev.tandem.server.stream;

import dev.tandem.server.media.api.PeerStats;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One stream as REST and statistics show it, at one moment.
 *
 * @param attributes what it was asked for with
 * @param published true for a publication, false for a playback
 * @param audioCodec encoding name, null while unknown or where there is none
 * @param videoCodec encoding name, null while unknown or where there is none
 * @param audioMuted what the publisher said last
 * @param videoMuted what the publisher said last
 * @param created when it was asked for
 * @param stats figures of its media peer
 */
public record StreamInfo(
    StreamAttributes attributes,
    boolean published,
    StreamStatus status,
    @Nullable String audioCodec,
    @Nullable String videoCodec,
    boolean audioMuted,
    boolean videoMuted,
    Instant created,
    PeerStats stats) {

  /** The client's key of the stream. */
  public String mediaSessionId() {
    return attributes.mediaSessionId();
  }

  /** The stream's name. */
  public String name() {
    return attributes.name();
  }

  /** "publish" or "play". */
  public String mediaType() {
    return published ? "publish" : "play";
  }
}
