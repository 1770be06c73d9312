package dev.tandem.server.media.router;

import dev.tandem.server.media.api.SendTrack;
import dev.tandem.server.media.rtp.Codec;
import dev.tandem.server.media.rtp.RedPayload;
import dev.tandem.server.media.rtp.RtpPacket;

/**
 * The part of a payload that one player gets: all of it, or, where only the publisher speaks RED
 * (RFC 2198), the primary block.
 */
final class PayloadView {
  private final boolean[] unwraps = new boolean[128];
  private final PayloadTypes payloadTypes;
  private int offset;
  private int length;

  PayloadView(SendTrack spec, PayloadTypes sourcePayloadTypes) {
    payloadTypes = sourcePayloadTypes;
    for (SendTrack.FormatMapping mapping : spec.formats()) {
      Codec from = sourcePayloadTypes.codec(mapping.sourcePayloadType());
      boolean wrapped = from == Codec.VIDEO_RED || from == Codec.AUDIO_RED;
      unwraps[mapping.sourcePayloadType()] = wrapped && mapping.format().codec().isPrimary();
    }
  }

  /** Looks at a packet; false where it holds nothing that the player can use, such as ULPFEC. */
  boolean of(RtpPacket packet, byte[] buffer) {
    offset = packet.payloadOffset();
    length = packet.payloadLength();
    return !unwraps[packet.payloadType()] || unwrap(buffer);
  }

  private boolean unwrap(byte[] buffer) {
    int primary = RedPayload.primaryOffset(buffer, offset, length);
    if (primary < 0) {
      return false;
    }
    Codec codec = payloadTypes.codec(RedPayload.primaryPayloadType(buffer, offset, length));
    length -= primary - offset;
    offset = primary;
    return codec != null && codec.isPrimary() && length > 0;
  }

  int offset() {
    return offset;
  }

  int length() {
    return length;
  }
}
