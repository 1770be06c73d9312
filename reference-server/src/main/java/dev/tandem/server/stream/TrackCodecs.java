package dev.tandem.server.stream;

import dev.tandem.server.media.api.ReceiveTrack;
import dev.tandem.server.media.api.RtpFormat;
import dev.tandem.server.media.rtp.MediaKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Names of the codecs that tracks carry. */
final class TrackCodecs {
  private TrackCodecs() {}

  /** The preferred codec of the track of this kind, null where there is no such track. */
  static @Nullable String nameOf(List<ReceiveTrack> tracks, MediaKind kind) {
    for (ReceiveTrack track : tracks) {
      for (RtpFormat format : track.formats()) {
        if (track.kind() == kind && format.codec().isPrimary()) {
          return format.codec().sdpName();
        }
      }
    }
    return null;
  }
}
