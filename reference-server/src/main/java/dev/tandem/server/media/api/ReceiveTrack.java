package dev.tandem.server.media.api;

import dev.tandem.server.media.rtp.ExtensionIds;
import dev.tandem.server.media.rtp.MediaKind;
import java.util.List;

/**
 * What a publisher was allowed to send in one m-line.
 *
 * @param mid the m-line's identification tag, empty where the offer had none
 * @param formats accepted formats in the order of preference, never empty
 * @param extensions header extensions accepted on this m-line
 * @param ssrcs SSRCs signalled for the m-line, primary first, may be empty
 */
public record ReceiveTrack(
    MediaKind kind,
    String mid,
    List<RtpFormat> formats,
    ExtensionIds extensions,
    List<Long> ssrcs) {}
