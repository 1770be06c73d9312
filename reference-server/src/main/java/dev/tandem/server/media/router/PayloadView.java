package dev.tandem.server.media.router;

import dev.tandem.server.media.api.SendTrack.FormatMapping;
import dev.tandem.server.media.rtp.Codec;
import dev.tandem.server.media.rtp.PlainText;
import dev.tandem.server.media.rtp.RedPayload;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The part of a payload that players get: all of it, or, where only the publisher speaks RED (RFC
 * 2198), the primary block.
 */
final class PayloadView {
  private final boolean[] unwraps = new boolean[128];
  private final PayloadTypes payloadTypes;
  private final PlainText unwrapped = new PlainText();

  PayloadView(List<FormatMapping> formats, PayloadTypes sourcePayloadTypes) {
    payloadTypes = sourcePayloadTypes;
    for (FormatMapping mapping : formats) {
      Codec from = sourcePayloadTypes.codec(mapping.sourcePayloadType());
      boolean wrapped = from == Codec.VIDEO_RED || from == Codec.AUDIO_RED;
      unwraps[mapping.sourcePayloadType()] = wrapped && mapping.format().codec().isPrimary();
    }
  }

  /** What players get of a packet; null where that is nothing, as of ULPFEC. */
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
