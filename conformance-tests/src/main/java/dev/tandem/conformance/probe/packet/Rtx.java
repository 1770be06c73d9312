package dev.tandem.conformance.probe.packet;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/**
 * Retransmission payload: the original sequence number before the original payload (RFC 4588, 4).
 */
public final class Rtx {
  private static final int OSN_LENGTH = 2;

  private Rtx() {}

  /** The original packet as the next one of the retransmission stream. */
  public static RtpPacket wrap(RtpPacket original, int payloadType, long ssrc, int sequence) {
    byte[] payload = original.payload();
    ByteBuffer wrapped = ByteBuffer.allocate(OSN_LENGTH + payload.length);
    wrapped.putShort((short) original.sequence()).put(payload);
    return original.toBuilder()
        .payloadType(payloadType)
        .ssrc(ssrc)
        .sequence(sequence)
        .payload(wrapped.array())
        .build();
  }

  /** The original packet; nothing if the packet holds only padding, as a bandwidth probe does. */
  public static Optional<RtpPacket> unwrap(RtpPacket rtx, int payloadType, long ssrc) {
    byte[] payload = rtx.payload();
    if (payload.length < OSN_LENGTH) {
      return Optional.empty();
    }
    return Optional.of(
        rtx.toBuilder()
            .payloadType(payloadType)
            .ssrc(ssrc)
            .sequence(ByteBuffer.wrap(payload).getShort())
            .payload(Arrays.copyOfRange(payload, OSN_LENGTH, payload.length))
            .build());
  }
}
