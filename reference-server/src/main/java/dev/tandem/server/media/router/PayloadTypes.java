package dev.tandem.server.media.router;

import dev.tandem.server.media.api.RtpFormat;
import dev.tandem.server.media.rtp.Codec;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The payload types of one m-line: what they carry, and which retransmit which. */
final class PayloadTypes {
  private static final int COUNT = 128;

  private final @Nullable RtpFormat[] formats = new RtpFormat[COUNT];
  private final byte[] primaryOfRtx = new byte[COUNT];

  PayloadTypes(List<RtpFormat> accepted) {
    Arrays.fill(primaryOfRtx, (byte) -1);
    for (RtpFormat format : accepted) {
      formats[format.payloadType()] = format;
      if (format.rtxPayloadType() >= 0) {
        primaryOfRtx[format.rtxPayloadType()] = (byte) format.payloadType();
      }
    }
  }

  @Nullable RtpFormat format(int payloadType) {
    return formats[payloadType];
  }

  @Nullable Codec codec(int payloadType) {
    RtpFormat format = formats[payloadType];
    return format == null ? null : format.codec();
  }

  /** The payload type that a retransmission format repeats, or -1 for other formats. */
  int primaryOfRtx(int payloadType) {
    return primaryOfRtx[payloadType];
  }

  boolean contains(int payloadType) {
    return formats[payloadType] != null || primaryOfRtx[payloadType] >= 0;
  }
}
