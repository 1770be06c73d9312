package dev.tandem.server.signalling.sdp;

import dev.tandem.server.media.api.RtpFormat;
import dev.tandem.server.media.api.RtpFormat.Feedback;
import dev.tandem.server.media.rtp.Codec;
import dev.tandem.server.media.rtp.HeaderExtension;
import dev.tandem.server.media.rtp.MediaKind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Formats, feedback and header extensions that this server knows, and how it offers them. */
final class KnownFormats {
  static final Set<Feedback> AUDIO_FEEDBACK = Set.of(Feedback.TRANSPORT_CC);
  static final Set<Feedback> VIDEO_FEEDBACK = Set.of(Feedback.values());

  private static final Map<Feedback, String> FEEDBACK_NAMES =
      new EnumMap<>(
          Map.of(
              Feedback.NACK, "nack",
              Feedback.NACK_PLI, "nack pli",
              Feedback.CCM_FIR, "ccm fir",
              Feedback.TRANSPORT_CC, "transport-cc",
              Feedback.GOOG_REMB, "goog-remb"));

  private static final List<RtpFormat> AUDIO =
      List.of(
          audio(111, Codec.OPUS, 48000, 2, "minptime=10;useinbandfec=1"),
          audio(63, Codec.AUDIO_RED, 48000, 2, "111/111"),
          audio(9, Codec.G722, 8000, 1, ""),
          audio(0, Codec.PCMU, 8000, 1, ""),
          audio(8, Codec.PCMA, 8000, 1, ""));

  private static final List<RtpFormat> VIDEO =
      List.of(
          video(96, Codec.VP8, ""),
          video(98, Codec.VP9, "profile-id=0"),
          video(100, Codec.VP9, "profile-id=2"),
          video(102, Codec.H264, h264("42001f", 1)),
          video(104, Codec.H264, h264("42e01f", 1)),
          video(106, Codec.H264, h264("4d001f", 1)),
          video(108, Codec.H264, h264("64001f", 1)),
          video(112, Codec.H264, h264("42001f", 0)),
          video(114, Codec.H264, h264("42e01f", 0)),
          video(116, Codec.H264, h264("4d001f", 0)),
          video(45, Codec.AV1, "level-idx=5;profile=0;tier=0"));

  private static final List<RtpFormat> FORWARD_ERROR_CORRECTION =
      List.of(
          video(118, Codec.VIDEO_RED, ""),
          new RtpFormat(120, Codec.ULPFEC, 90000, 1, "", -1, Set.of()));

  private KnownFormats() {}

  /** Everything that can be received of a kind, primary codecs in the order of a policy. */
  static List<RtpFormat> receivable(MediaKind kind, NegotiationPolicy policy) {
    List<RtpFormat> formats = new ArrayList<>(kind == MediaKind.AUDIO ? AUDIO : VIDEO);
    if (kind == MediaKind.VIDEO && policy.forwardErrorCorrection()) {
      formats.addAll(FORWARD_ERROR_CORRECTION);
    }
    return policy.sorted(formats);
  }

  static int clockRateHz(Codec codec) {
    return switch (codec) {
      case OPUS, AUDIO_RED -> 48000;
      case G722, PCMU, PCMA -> 8000;
      default -> 90000;
    };
  }

  /** What a value of {@code a=rtcp-fb} means, if it is known. */
  static Optional<Feedback> feedback(String value) {
    return FEEDBACK_NAMES.entrySet().stream()
        .filter(entry -> entry.getValue().equals(value))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  static String name(Feedback feedback) {
    return FEEDBACK_NAMES.getOrDefault(feedback, "");
  }

  /** Whether an extension makes sense in m-lines of a kind. */
  static boolean applies(HeaderExtension extension, MediaKind kind) {
    return switch (extension) {
      case MID, ABS_SEND_TIME, TRANSPORT_CC, ABS_CAPTURE_TIME -> true;
      case AUDIO_LEVEL -> kind == MediaKind.AUDIO;
      default -> kind == MediaKind.VIDEO;
    };
  }

  private static RtpFormat audio(int pt, Codec codec, int rate, int channels, String parameters) {
    return new RtpFormat(pt, codec, rate, channels, parameters, -1, AUDIO_FEEDBACK);
  }

  private static RtpFormat video(int pt, Codec codec, String parameters) {
    return new RtpFormat(pt, codec, 90000, 1, parameters, pt + 1, VIDEO_FEEDBACK);
  }

  private static String h264(String profileLevelId, int packetizationMode) {
    return "level-asymmetry-allowed=1;packetization-mode="
        + packetizationMode
        + ";profile-level-id="
        + profileLevelId;
  }
}
