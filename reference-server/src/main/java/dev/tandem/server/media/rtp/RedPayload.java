package dev.tandem.server.media.rtp;

/**
 * Redundant encodings in one payload (RFC 2198 section 3): headers of the redundant blocks, the
 * header of the primary block, then all blocks in the same order.
 *
 * <pre>
 * F=1|PT:7 timestamp offset:14 length:10 (redundant, any number) | F=0|PT:7 (primary) | blocks
 * </pre>
 */
public final class RedPayload {
  private RedPayload() {}

  /** Index of the primary block, which reaches to the end of the payload; -1 if malformed. */
  public static int primaryOffset(byte[] buffer, int offset, int length) {
    int primaryHeader = primaryHeader(buffer, offset, length);
    if (primaryHeader < 0) {
      return -1;
    }
    int primary = primaryHeader + 1;
    for (int header = offset; header < primaryHeader; header += 4) {
      primary += BigEndian.getU16(buffer, header + 2) & 0x3FF;
    }
    return primary <= offset + length ? primary : -1;
  }

  /** Payload type of the primary block; -1 if malformed. */
  public static int primaryPayloadType(byte[] buffer, int offset, int length) {
    int primaryHeader = primaryHeader(buffer, offset, length);
    return primaryHeader < 0 ? -1 : buffer[primaryHeader];
  }

  private static int primaryHeader(byte[] buffer, int offset, int length) {
    int end = offset + length;
    int header = offset;
    while (header < end && buffer[header] < 0) {
      header += 4;
    }
    return header < end ? header : -1;
  }
}
