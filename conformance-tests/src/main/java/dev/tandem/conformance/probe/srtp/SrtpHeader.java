package dev.tandem.conformance.probe.srtp;

import java.nio.ByteBuffer;
import java.util.OptionalInt;

/** What SRTP has to know of an RTP header (RFC 3550, 5.1). */
final class SrtpHeader {
  static final int RTP_MINIMUM = 12;
  static final int RTCP_CLEAR = 8;
  static final int RTP_SSRC_OFFSET = 8;
  static final int RTCP_SSRC_OFFSET = 4;

  private static final int SEQUENCE_OFFSET = 2;

  private SrtpHeader() {}

  /** The length of the header with CSRCs and extension; empty if it goes beyond {@code end}. */
  static OptionalInt length(byte[] packet, int end) {
    if (end < RTP_MINIMUM) {
      return OptionalInt.empty();
    }
    int length = RTP_MINIMUM + 4 * (packet[0] & 0x0f);
    if ((packet[0] & 0x10) != 0) {
      if (length + 4 > end) {
        return OptionalInt.empty();
      }
      length += 4 + 4 * (ByteBuffer.wrap(packet).getShort(length + 2) & 0xffff);
    }
    return length <= end ? OptionalInt.of(length) : OptionalInt.empty();
  }

  static int sequence(byte[] packet) {
    return ByteBuffer.wrap(packet).getShort(SEQUENCE_OFFSET) & 0xffff;
  }

  static int word(byte[] packet, int offset) {
    return ByteBuffer.wrap(packet).getInt(offset);
  }
}
