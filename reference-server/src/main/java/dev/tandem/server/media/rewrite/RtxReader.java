package dev.tandem.server.media.rewrite;

import static dev.tandem.server.media.rewrite.RtxWriter.OSN_LENGTH;

import dev.tandem.server.media.rtp.BigEndian;
import dev.tandem.server.media.rtp.RtpPacket;

/**
 * Turns a retransmission packet back into the packet that it repeats (RFC 4588 section 4).
 *
 * <pre>
 * OSN (original sequence number):16 | original payload
 * </pre>
 */
public final class RtxReader {
  private static final int PADDING_BIT = 0x20;
  private static final int MARKER_BIT = 0x80;

  private RtxReader() {}

  /** The sequence number of the repeated packet, -1 if the payload holds none (mere padding). */
  public static int originalSequence(byte[] buffer, RtpPacket retransmission) {
    return retransmission.payloadLength() < OSN_LENGTH
        ? -1
        : BigEndian.getU16(buffer, retransmission.payloadOffset());
  }

  /**
   * Writes the repeated packet: the retransmission's header with the original's payload type,
   * sequence number and SSRC, then the payload without padding. It is shorter than the
   * retransmission.
   *
   * @param buffer the array that the retransmission wraps
   * @return the length of the packet, -1 if there is none
   */
  public static int restore(
      byte[] buffer,
      RtpPacket retransmission,
      int payloadType,
      int ssrc,
      byte[] out,
      int outOffset) {
    int sequence = originalSequence(buffer, retransmission);
    if (sequence < 0) {
      return -1;
    }
    int headerLength = retransmission.headerLength();
    int payloadOffset = retransmission.payloadOffset();
    int payloadLength = retransmission.payloadLength() - OSN_LENGTH;
    System.arraycopy(buffer, payloadOffset - headerLength, out, outOffset, headerLength);
    System.arraycopy(
        buffer, payloadOffset + OSN_LENGTH, out, outOffset + headerLength, payloadLength);
    BigEndian.putU8(out, outOffset, out[outOffset] & ~PADDING_BIT);
    BigEndian.putU8(out, outOffset + 1, (out[outOffset + 1] & MARKER_BIT) | (payloadType & 0x7F));
    BigEndian.putU16(out, outOffset + 2, sequence);
    BigEndian.putInt(out, outOffset + 8, ssrc);
    return headerLength + payloadLength;
  }
}
