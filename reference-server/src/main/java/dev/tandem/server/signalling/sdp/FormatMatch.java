package dev.tandem.server.signalling.sdp;

import dev.tandem.server.media.api.RtpFormat;
import dev.tandem.server.media.rtp.Codec;
import java.util.List;
import java.util.Optional;

/** Whether what one side sends in a format can be received in a format of the other side. */
final class FormatMatch {
  private static final String PROFILE_LEVEL_ID = "profile-level-id";
  private static final String PACKETIZATION_MODE = "packetization-mode";

  private FormatMatch() {}

  /** The offered format that fits a sent one best: same profile before a compatible one. */
  static Optional<RtpFormat> find(RtpFormat sent, List<RtpFormat> offered) {
    Optional<RtpFormat> best =
        offered.stream().filter(f -> fits(sent, f) && sameProfile(sent, f)).findFirst();
    return best.isPresent() ? best : offered.stream().filter(f -> fits(sent, f)).findFirst();
  }

  /** Whether a receiver of {@code received} can play what is sent as {@code sent}. */
  static boolean fits(RtpFormat sent, RtpFormat received) {
    if (sent.codec() != received.codec()
        || sent.clockRateHz() != received.clockRateHz()
        || sent.channels() != received.channels()) {
      return false;
    }
    FormatParameters s = FormatParameters.parse(sent.parameters());
    FormatParameters r = FormatParameters.parse(received.parameters());
    return switch (sent.codec()) {
      case H264 ->
          s.get(PACKETIZATION_MODE, "0").equals(r.get(PACKETIZATION_MODE, "0"))
              && profile(s).playsOn(profile(r));
      case VP9 -> s.get("profile-id", "0").equals(r.get("profile-id", "0"));
      case AV1 -> s.get("profile", "0").equals(r.get("profile", "0"));
      default -> true;
    };
  }

  /** Whether an H.264 format carries whole NAL unit sequences of mode 1. */
  static boolean isPacketizationMode1(RtpFormat format) {
    return FormatParameters.parse(format.parameters()).get(PACKETIZATION_MODE, "0").equals("1");
  }

  /**
   * The fmtp text with which an offered format is answered when {@code sent} will be carried in it.
   * H.264 keeps the offered profile, as RFC 6184 section 8.2.2 demands, with the level that is
   * sent; without level-asymmetry-allowed no higher one than offered. Others mirror the offer.
   */
  static String answerParameters(RtpFormat sent, RtpFormat offered) {
    FormatParameters s = FormatParameters.parse(sent.parameters());
    FormatParameters o = FormatParameters.parse(offered.parameters());
    if (sent.codec() != Codec.H264 || !o.has(PROFILE_LEVEL_ID) || !s.has(PROFILE_LEVEL_ID)) {
      return offered.parameters();
    }
    boolean asymmetric = o.get("level-asymmetry-allowed", "0").equals("1");
    H264Profile base = profile(s).sameProfile(profile(o)) ? profile(s) : profile(o);
    int level = asymmetric ? profile(s).level() : Math.min(profile(s).level(), profile(o).level());
    return o.with(PROFILE_LEVEL_ID, base.withLevel(level).write()).write();
  }

  private static boolean sameProfile(RtpFormat sent, RtpFormat received) {
    return sent.codec() != Codec.H264
        || profile(FormatParameters.parse(sent.parameters()))
            .sameProfile(profile(FormatParameters.parse(received.parameters())));
  }

  private static H264Profile profile(FormatParameters parameters) {
    return H264Profile.parse(parameters.get(PROFILE_LEVEL_ID, ""));
  }
}
