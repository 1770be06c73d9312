package dev.tandem.server.media.router;

import dev.tandem.server.media.api.SendTrack;
import dev.tandem.server.media.rtp.Codec;
import dev.tandem.server.media.rtp.PlainText;
import dev.tandem.server.media.rtp.RedPayload;
import org.jspecify.annotations.Nullable;

/**
 * The part of a payload that one player gets: all of it, or, where only the publisher speaks RED
 * (RFC 2198), the primary block.
 */
final class PayloadView {
  private final boolean[] unwraps = new boolean[128];
  private final PayloadTypes payloadTypes;
  private final PlainText unwrapped = new PlainText();

  PayloadView(SendTrack spec, PayloadTypes sourcePayloadTypes) {
    payloadTypes = sourcePayloadTypes;
    for (SendTrack.FormatMapping mapping : spec.formats()) {
      Codec from = sourcePayloadTypes.codec(mapping.sourcePayloadType());
      boolean wrapped = from == Codec.VIDEO_RED || from == Codec.AUDIO_RED;
      unwraps[mapping.sourcePayloadType()] = wrapped && mapping.format().codec().isPrimary();
    }
  }

  /** What the player gets of a packet; null where that is nothing, as of ULPFEC. */
  @Nullable PlainText of(ClearPacket packet) {
    return unwraps[packet.payloadType()] ? unwrap(packet) : packet.payload();
  }

  private @Nullable PlainText unwrap(ClearPacket packet) {
    PlainText wrapped = packet.payload();
    byte[] buffer = wrapped.array();
    int primary = RedPayload.primaryOffset(buffer, wrapped.offset(), wrapped.length());
    if (primary < 0) {
      return null;
    }
    Codec codec =
        payloadTypes.codec(
            RedPayload.primaryPayloadType(buffer, wrapped.offset(), wrapped.length()));
    packet.payloadFrom(primary, unwrapped);
    return codec != null && codec.isPrimary() && unwrapped.length() > 0 ? unwrapped : null;
  }
}
