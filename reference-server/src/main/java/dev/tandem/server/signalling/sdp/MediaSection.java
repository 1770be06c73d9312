package dev.tandem.server.signalling.sdp;

import dev.tandem.server.media.rtp.MediaKind;
import java.util.List;
import java.util.Optional;

/**
 * One m-line and the lines behind it.
 *
 * @param index place among the m-lines, from 0
 * @param media {@code audio}, {@code video}, {@code application} or anything else
 * @param port 0 where the m-line is rejected or only lives in a bundle
 * @param protocol such as {@code UDP/TLS/RTP/SAVPF}
 * @param formats payload types in the order of preference
 */
public record MediaSection(
    int index,
    String media,
    int port,
    String protocol,
    List<String> formats,
    Attributes attributes) {

  public MediaSection {
    formats = List.copyOf(formats);
  }

  /** Audio or video; empty for other media. */
  public Optional<MediaKind> kind() {
    return switch (media) {
      case "audio" -> Optional.of(MediaKind.AUDIO);
      case "video" -> Optional.of(MediaKind.VIDEO);
      default -> Optional.empty();
    };
  }

  /** The identification tag (RFC 5888), empty where there is none. */
  public String mid() {
    return attributes.first("mid").orElse("");
  }

  /** Whether the m-line is turned off by port 0, and not just bundle-only (RFC 9143). */
  public boolean isRejected() {
    return port == 0 && !attributes.has("bundle-only");
  }
}
