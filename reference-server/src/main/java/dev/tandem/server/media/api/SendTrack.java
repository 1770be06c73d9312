package dev.tandem.server.media.api;

import dev.tandem.server.media.rtp.ExtensionIds;
import dev.tandem.server.media.rtp.MediaKind;
import java.util.List;

/**
 * What a player was promised in one m-line.
 *
 * @param mid the m-line's identification tag, empty where there is none
 * @param formats which of the player's formats carries which of the publisher's payload types
 * @param extensions header extensions that the player accepts on this m-line
 * @param ssrc SSRC that we announce for media, 32 bits unsigned
 * @param rtxSsrc SSRC that we announce for retransmissions, used where the format has RTX
 */
public record SendTrack(
    MediaKind kind,
    String mid,
    List<FormatMapping> formats,
    ExtensionIds extensions,
    long ssrc,
    long rtxSsrc) {

  /**
   * Packets that arrive with {@code sourcePayloadType} leave in {@code format}. Where the source's
   * format is RED and {@code format} is not, the wrapper is taken off on the way (RFC 2198).
   */
  public record FormatMapping(int sourcePayloadType, RtpFormat format) {}
}
