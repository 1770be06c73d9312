package dev.tandem.load.stream;

import dev.tandem.server.media.api.ReceiveTrack;
import dev.tandem.server.media.api.RtpFormat;
import dev.tandem.server.media.rtp.Codec;
import dev.tandem.server.media.rtp.ExtensionIds;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A stream of the library: sound and picture, or sound alone. Immutable. */
final class LibraryStream implements PreparedStream {
  private static final int VIDEO_CLOCK_HZ = 90_000;
  private static final int AUDIO_CLOCK_HZ = 48_000;
  private static final int OPUS = 111;

  private final String name;
  private final List<PreparedTrack> tracks;

  LibraryStream(String name, List<PreparedTrack> tracks) {
    this.name = name;
    this.tracks = List.copyOf(tracks);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<PreparedTrack> media() {
    return tracks;
  }

  @Override
  public List<ReceiveTrack> tracks() {
    List<ReceiveTrack> offered = new ArrayList<>();
    for (PreparedTrack track : tracks) {
      String mid = Integer.toString(offered.size());
      offered.add(
          new ReceiveTrack(
              track.codec().kind(),
              mid,
              List.of(format(track.codec())),
              ExtensionIds.NONE,
              List.of()));
    }
    return List.copyOf(offered);
  }

  private static RtpFormat format(Codec codec) {
    Set<RtpFormat.Feedback> feedback = EnumSet.allOf(RtpFormat.Feedback.class);
    return switch (codec) {
      case VP8 -> new RtpFormat(96, codec, VIDEO_CLOCK_HZ, 1, "", 97, feedback);
      case H264 ->
          new RtpFormat(
              102,
              codec,
              VIDEO_CLOCK_HZ,
              1,
              "level-asymmetry-allowed=1;packetization-mode=1;profile-level-id=42e01f",
              103,
              feedback);
      default ->
          new RtpFormat(
              OPUS,
              codec,
              AUDIO_CLOCK_HZ,
              2,
              "minptime=10;useinbandfec=1",
              -1,
              Set.of(RtpFormat.Feedback.TRANSPORT_CC));
    };
  }
}
