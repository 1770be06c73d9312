package dev.tandem.server.media.router;

import dev.tandem.server.media.api.ReceiveTrack;
import dev.tandem.server.media.api.RtpFormat;
import dev.tandem.server.media.api.RtpFormat.Feedback;
import dev.tandem.server.media.api.SendTrack;
import dev.tandem.server.media.api.SendTrack.FormatMapping;
import dev.tandem.server.media.rtp.Codec;
import dev.tandem.server.media.rtp.ExtensionIds;
import dev.tandem.server.media.rtp.HeaderExtension;
import dev.tandem.server.media.rtp.MediaKind;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the publisher and its players have negotiated. Their numbers differ wherever they may. */
final class Formats {
  static final int VP8 = 96;
  static final int VP8_RTX = 97;
  static final int H264 = 98;
  static final int RED = 99;
  static final int OPUS = 111;

  static final int PLAYER_VP8 = 120;
  static final int PLAYER_VP8_RTX = 121;
  static final int PLAYER_OPUS = 100;

  static final Set<Feedback> ALL =
      Set.of(Feedback.NACK, Feedback.NACK_PLI, Feedback.CCM_FIR, Feedback.TRANSPORT_CC);
  static final Set<Feedback> NO_NACK = Set.of(Feedback.NACK_PLI, Feedback.TRANSPORT_CC);

  static final ExtensionIds SOURCE_IDS =
      new ExtensionIds(
          Map.of(
              HeaderExtension.MID, 1,
              HeaderExtension.ABS_SEND_TIME, 2,
              HeaderExtension.TRANSPORT_CC, 3,
              HeaderExtension.VIDEO_ORIENTATION, 4,
              HeaderExtension.PLAYOUT_DELAY, 5,
              HeaderExtension.AUDIO_LEVEL, 6));
  static final ExtensionIds PLAYER_IDS =
      new ExtensionIds(
          Map.of(
              HeaderExtension.MID, 7,
              HeaderExtension.ABS_SEND_TIME, 8,
              HeaderExtension.TRANSPORT_CC, 9,
              HeaderExtension.VIDEO_ORIENTATION, 10,
              HeaderExtension.AUDIO_LEVEL, 11));

  private Formats() {}

  static RtpFormat video(int payloadType, Codec codec, int rtx, Set<Feedback> feedback) {
    return new RtpFormat(payloadType, codec, 90_000, 1, "", rtx, feedback);
  }

  static RtpFormat opus(int payloadType) {
    return new RtpFormat(payloadType, Codec.OPUS, 48_000, 2, "", -1, Set.of(Feedback.TRANSPORT_CC));
  }

  static List<ReceiveTrack> published(Set<Feedback> videoFeedback) {
    List<RtpFormat> video =
        List.of(
            video(VP8, Codec.VP8, VP8_RTX, videoFeedback),
            video(H264, Codec.H264, -1, videoFeedback),
            video(RED, Codec.VIDEO_RED, -1, videoFeedback));
    return List.of(
        new ReceiveTrack(MediaKind.AUDIO, "a", List.of(opus(OPUS)), SOURCE_IDS, List.of()),
        new ReceiveTrack(MediaKind.VIDEO, "v", video, SOURCE_IDS, List.of()));
  }

  static SendTrack audio(int ssrc) {
    List<FormatMapping> formats = List.of(new FormatMapping(OPUS, opus(PLAYER_OPUS)));
    return new SendTrack(MediaKind.AUDIO, "0", formats, PLAYER_IDS, ssrc, 0);
  }

  static SendTrack video(int ssrc, List<FormatMapping> formats) {
    return new SendTrack(MediaKind.VIDEO, "1", formats, PLAYER_IDS, ssrc, ssrc + 1);
  }

  static FormatMapping vp8WithRtx(int sourcePayloadType) {
    return new FormatMapping(sourcePayloadType, video(PLAYER_VP8, Codec.VP8, PLAYER_VP8_RTX, ALL));
  }

  static FormatMapping vp8(Set<Feedback> feedback) {
    return new FormatMapping(VP8, video(PLAYER_VP8, Codec.VP8, -1, feedback));
  }
}
