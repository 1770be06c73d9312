package dev.tandem.server.media.rewrite;

import dev.tandem.server.media.rtp.BigEndian;

/**
 * Makes the payload of a retransmission packet (RFC 4588 section 4).
 *
 * <pre>
 * OSN (original sequence number):16 | original payload
 * </pre>
 */
public final class RtxWriter {
  /** Octets that a retransmission's payload is longer than the original's. */
  public static final int OSN_LENGTH = 2;

  private RtxWriter() {}

  /**
   * Writes the payload.
   *
   * @return its length
   */
  public static int write(
      byte[] out,
      int outOffset,
      int originalSequence,
      byte[] payload,
      int payloadOffset,
      int payloadLength) {
    System.arraycopy(payload, payloadOffset, out, outOffset + OSN_LENGTH, payloadLength);
    BigEndian.putU16(out, outOffset, originalSequence);
    return OSN_LENGTH + payloadLength;
  }
}
