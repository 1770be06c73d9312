package dev.tandem.conformance.check;

import dev.tandem.conformance.probe.packet.MediaKind;
import java.util.Map;

/**
 * How the media of one sender looks on the wire.
 *
 * @param mids the m-lines of the tracks that are sent
 * @param types payload types; rtx 0 sends again under the same SSRC
 */
record SendPlan(
    Map<MediaKind, String> mids,
    VideoCodec codec,
    PayloadTypes types,
    ExtensionIds extensions,
    TrackSsrcs ssrcs,
    long tag) {}
