package dev.tandem.server.signalling.sdp;

import dev.tandem.server.media.api.RtpFormat;
import dev.tandem.server.media.rtp.Codec;
import java.util.Comparator;
import java.util.List;

/**
 * What the operator wants of negotiations.
 *
 * @param preferredCodecs codecs to take first where they are offered; the others follow in the
 *     order of the offer, Opus before other audio
 * @param forwardErrorCorrection whether publishers may send video as RED with ULPFEC
 */
public record NegotiationPolicy(List<Codec> preferredCodecs, boolean forwardErrorCorrection) {
  /** The order of the offer decides; no forward error correction. */
  public static final NegotiationPolicy DEFAULT = new NegotiationPolicy(List.of(), false);

  public NegotiationPolicy {
    preferredCodecs = List.copyOf(preferredCodecs);
  }

  /** Formats with the preferred ones first; the sort is stable. */
  List<RtpFormat> sorted(List<RtpFormat> formats) {
    return formats.stream()
        .sorted(Comparator.comparingInt(format -> rank(format.codec())))
        .toList();
  }

  private int rank(Codec codec) {
    int index = preferredCodecs.indexOf(codec);
    if (index >= 0) {
      return index;
    }
    return preferredCodecs.size() + (codec == Codec.OPUS ? 0 : 1);
  }
}
