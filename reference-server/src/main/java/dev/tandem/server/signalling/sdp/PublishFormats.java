package dev.tandem.server.signalling.sdp;

import dev.tandem.server.media.api.RtpFormat;
import dev.tandem.server.media.api.RtpFormat.Feedback;
import dev.tandem.server.media.rtp.Codec;
import dev.tandem.server.media.rtp.HeaderExtension;
import dev.tandem.server.media.rtp.MediaKind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Chooses what a publisher may send in an m-line: one primary codec with its retransmissions, and
 * the RED wrapper where it is wanted.
 */
final class PublishFormats {
  private final OfferedMedia offered;
  private final NegotiationPolicy policy;

  private PublishFormats(OfferedMedia offered, NegotiationPolicy policy) {
    this.offered = offered;
    this.policy = policy;
  }

  /** Accepted formats in the order of preference, empty where no codec is known. */
  static List<RtpFormat> choose(OfferedMedia offered, NegotiationPolicy policy) {
    return new PublishFormats(offered, policy).choose();
  }

  private List<RtpFormat> choose() {
    Optional<RtpFormat> primary = primary();
    if (primary.isEmpty()) {
      return List.of();
    }
    List<RtpFormat> chosen = new ArrayList<>(List.of(primary.get()));
    if (offered.kind() == MediaKind.AUDIO) {
      redundancyAskedFor(primary.get()).ifPresent(chosen::addFirst);
    } else if (policy.forwardErrorCorrection()) {
      addForwardErrorCorrection(chosen);
    }
    return chosen.stream().map(this::withFeedback).toList();
  }

  private Optional<RtpFormat> primary() {
    List<RtpFormat> candidates =
        policy.sorted(offered.formats()).stream().filter(f -> f.codec().isPrimary()).toList();
    if (candidates.isEmpty()) {
      return Optional.empty();
    }
    RtpFormat first = candidates.getFirst();
    return candidates.stream()
        .filter(f -> first.codec() == Codec.H264 && f.codec() == Codec.H264)
        .filter(FormatMatch::isPacketizationMode1)
        .findFirst()
        .or(() -> Optional.of(first));
  }

  /** Audio RED where the publisher puts it first and it wraps the chosen codec. */
  private Optional<RtpFormat> redundancyAskedFor(RtpFormat primary) {
    String firstWord = offered.section().formats().getFirst();
    return offered.formats().stream()
        .filter(f -> f.codec() == Codec.AUDIO_RED)
        .filter(f -> firstWord.equals(Integer.toString(f.payloadType())))
        .filter(f -> f.parameters().startsWith(primary.payloadType() + "/"))
        .findFirst();
  }

  private void addForwardErrorCorrection(List<RtpFormat> chosen) {
    Optional<RtpFormat> red = first(Codec.VIDEO_RED);
    Optional<RtpFormat> fec = first(Codec.ULPFEC);
    if (red.isPresent() && fec.isPresent()) {
      chosen.add(red.get());
      chosen.add(fec.get());
    }
  }

  private Optional<RtpFormat> first(Codec codec) {
    return offered.formats().stream().filter(f -> f.codec() == codec).findFirst();
  }

  /**
   * What was offered of the feedback that we use. A video format without any lost its lines on the
   * way (the vendor's SDK does that when it strips codecs), while the browser still supports it.
   */
  private RtpFormat withFeedback(RtpFormat f) {
    Set<Feedback> feedback = f.feedback();
    if (feedback.isEmpty() && offered.kind() == MediaKind.VIDEO && f.codec() != Codec.ULPFEC) {
      feedback = EnumSet.copyOf(KnownFormats.VIDEO_FEEDBACK);
      if (offered.extensions().id(HeaderExtension.TRANSPORT_CC) == 0) {
        feedback.remove(Feedback.TRANSPORT_CC);
      }
    }
    return new RtpFormat(
        f.payloadType(),
        f.codec(),
        f.clockRateHz(),
        f.channels(),
        f.parameters(),
        f.rtxPayloadType(),
        Set.copyOf(feedback));
  }
}
