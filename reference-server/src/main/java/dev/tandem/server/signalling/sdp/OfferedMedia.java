package dev.tandem.server.signalling.sdp;

import static dev.tandem.server.signalling.sdp.SdpException.quote;

import dev.tandem.server.media.api.RtpFormat;
import dev.tandem.server.media.rtp.ExtensionIds;
import dev.tandem.server.media.rtp.MediaKind;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An audio or video m-line of an offer, or of the answer to one of ours, read.
 *
 * @param bundleTag name in the BUNDLE group, empty without a group
 * @param mid what packets carry to name the m-line; empty where it is missing or not unique
 * @param formats known formats in the m-line's order
 */
record OfferedMedia(
    MediaSection section,
    MediaKind kind,
    String bundleTag,
    String mid,
    Direction direction,
    List<RtpFormat> formats,
    ExtensionIds extensions) {
  private static final Set<String> PROTOCOLS =
      Set.of("UDP/TLS/RTP/SAVPF", "TCP/TLS/RTP/SAVPF", "RTP/SAVPF", "UDP/TLS/RTP/SAVP", "RTP/SAVP");

  /**
   * Reads an m-line.
   *
   * @return empty for what is turned off, not audio or video, or left out of the BUNDLE group
   * @throws SdpException where the m-line could not be served whatever its formats are
   */
  static Optional<OfferedMedia> read(SessionDescription description, MediaSection section)
      throws SdpException {
    Optional<MediaKind> kind = section.kind();
    String tag = description.bundleTag(section);
    if (kind.isEmpty()
        || section.isRejected()
        || (tag.isEmpty() && !description.bundle().isEmpty())) {
      return Optional.empty();
    }
    if (!PROTOCOLS.contains(section.protocol())) {
      throw new SdpException(
          "protocol of m="
              + section.media()
              + " is "
              + quote(section.protocol())
              + "; expected UDP/TLS/RTP/SAVPF");
    }
    if (!section.attributes().has("rtcp-mux") && !description.attributes().has("rtcp-mux")) {
      throw new SdpException(
          "no a=rtcp-mux in m="
              + section.media()
              + "; expected it, since RTP and RTCP share one port here");
    }
    return Optional.of(
        new OfferedMedia(
            section,
            kind.get(),
            tag,
            description.isAmbiguous(section.mid()) ? "" : section.mid(),
            Direction.of(description, section),
            MediaFormats.read(kind.get(), section),
            ExtensionLines.read(section)));
  }

  /** Refuses several m-lines that are not to share one transport. */
  static void requireBundle(SessionDescription description, List<OfferedMedia> served)
      throws SdpException {
    if (served.size() > 1 && description.bundle().isEmpty()) {
      throw new SdpException(
          served.size()
              + " m-lines but no a=group:BUNDLE; expected a group with all their mids,"
              + " since all media of a peer share one port here");
    }
  }

  static List<MediaSection> sections(List<OfferedMedia> served) {
    return served.stream().map(OfferedMedia::section).toList();
  }
}
