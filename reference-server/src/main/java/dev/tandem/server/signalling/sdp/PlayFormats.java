package dev.tandem.server.signalling.sdp;

import dev.tandem.server.media.api.ReceiveTrack;
import dev.tandem.server.media.api.RtpFormat;
import dev.tandem.server.media.api.RtpFormat.Feedback;
import dev.tandem.server.media.api.SendTrack.FormatMapping;
import dev.tandem.server.media.rtp.Codec;
import dev.tandem.server.media.rtp.MediaKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Maps the formats of a published track to those of a player. RED passes through only where its
 * inner payload types, which are not rewritten, mean the same to the player; else it is mapped to
 * the player's primary format and the wrapper has to be taken off on the way.
 */
final class PlayFormats {
  private final ReceiveTrack source;
  private final List<RtpFormat> offered;
  private final List<FormatMapping> mappings = new ArrayList<>();

  private PlayFormats(ReceiveTrack source, List<RtpFormat> offered) {
    this.source = source;
    this.offered = offered;
  }

  /**
   * The mappings in the source's order of preference; empty where the player has no codec of it.
   */
  static List<FormatMapping> match(ReceiveTrack source, List<RtpFormat> offered) {
    return new PlayFormats(source, offered).match();
  }

  private List<FormatMapping> match() {
    for (RtpFormat sent : source.formats()) {
      if (sent.codec().isPrimary()) {
        FormatMatch.find(sent, offered).ifPresent(found -> map(sent, found));
      }
    }
    if (mappings.isEmpty()) {
      return List.of();
    }
    FormatMapping primary = mappings.getFirst();
    for (RtpFormat sent : source.formats()) {
      if (!sent.codec().isPrimary()) {
        wrapper(sent, primary);
      }
    }
    return List.copyOf(mappings);
  }

  private void wrapper(RtpFormat sent, FormatMapping primary) {
    Optional<RtpFormat> found =
        offered.stream()
            .filter(f -> f.codec() == sent.codec() && keepsMeaning(f, primary))
            .findFirst();
    if (found.isPresent()) {
      if (source.kind() == MediaKind.AUDIO) {
        mappings.addFirst(mapping(sent, found.get()));
      } else {
        map(sent, found.get());
      }
    } else if (sent.codec() != Codec.ULPFEC) {
      mappings.add(new FormatMapping(sent.payloadType(), primary.format()));
    }
  }

  private boolean keepsMeaning(RtpFormat wrapper, FormatMapping primary) {
    int inner = primary.format().payloadType();
    if (primary.sourcePayloadType() != inner) {
      return false;
    }
    if (wrapper.codec() == Codec.AUDIO_RED) {
      return wrapper.parameters().startsWith(inner + "/");
    }
    return payloadType(source.formats(), Codec.ULPFEC) == payloadType(offered, Codec.ULPFEC);
  }

  private static int payloadType(List<RtpFormat> formats, Codec codec) {
    return formats.stream()
        .filter(f -> f.codec() == codec)
        .mapToInt(RtpFormat::payloadType)
        .findFirst()
        .orElse(-1);
  }

  private void map(RtpFormat sent, RtpFormat found) {
    mappings.add(mapping(sent, found));
  }

  private FormatMapping mapping(RtpFormat sent, RtpFormat found) {
    return new FormatMapping(
        sent.payloadType(),
        new RtpFormat(
            found.payloadType(),
            found.codec(),
            found.clockRateHz(),
            found.channels(),
            FormatMatch.answerParameters(sent, found),
            found.rtxPayloadType(),
            feedback(found)));
  }

  /** What the player offered; at least key frame requests where its feedback lines were lost. */
  private Set<Feedback> feedback(RtpFormat found) {
    return found.feedback().isEmpty()
            && source.kind() == MediaKind.VIDEO
            && found.codec() != Codec.ULPFEC
        ? Set.of(Feedback.NACK_PLI)
        : found.feedback();
  }
}
