package dev.tandem.server.media.rtp;

/**
 * AV1 payloads: the aggregation header and OBU elements of the AV1 RTP payload format section 4.
 *
 * <pre>
 * Z|Y|W:2|N|-:3 | (leb128 length, absent before the last element if W > 0 | OBU) *
 * OBU: F|type:4|X|S|- | X: TID:3|SID:2|-:3 | S: leb128 size | content
 * </pre>
 */
final class Av1Payload {
  private static final int Z_BIT = 0x80;
  private static final int N_BIT = 0x08;
  private static final int OBU_EXTENSION_BIT = 0x04;
  private static final int OBU_SIZE_BIT = 0x02;
  private static final int MAX_LEB128_OCTETS = 5;

  private static final int OBU_SEQUENCE_HEADER = 1;
  private static final int OBU_FRAME_HEADER = 3;
  private static final int OBU_METADATA = 5;
  private static final int OBU_FRAME = 6;

  private Av1Payload() {}

  static boolean startsKeyFrame(byte[] buffer, int offset, int length) {
    return length > 1 && (buffer[offset] & (N_BIT | Z_BIT)) == N_BIT;
  }

  static boolean startsFrame(byte[] buffer, int offset, int length) {
    if (length < 2 || (buffer[offset] & Z_BIT) != 0) {
      return false;
    }
    int end = offset + length;
    int obu = elementCount(buffer, offset) == 1 ? offset + 1 : skipLeb128(buffer, offset + 1, end);
    return obu < end
        && switch (type(buffer[obu])) {
          case OBU_SEQUENCE_HEADER, OBU_FRAME_HEADER, OBU_METADATA, OBU_FRAME -> true;
          default -> false;
        };
  }

  static long pictureSize(byte[] buffer, int offset, int length) {
    if (length < 2) {
      return 0;
    }
    int end = offset + length;
    int count = elementCount(buffer, offset);
    boolean continued = (buffer[offset] & Z_BIT) != 0;
    int index = offset + 1;
    for (int element = 1; index < end; element++) {
      boolean last = element == count;
      int obu = last ? index : skipLeb128(buffer, index, end);
      long obuEnd = last ? end : obu + leb128(buffer, index, end);
      if (obu >= end || obuEnd > end) {
        return 0;
      }
      boolean whole = element > 1 || !continued;
      if (whole && obuEnd > obu && type(buffer[obu]) == OBU_SEQUENCE_HEADER) {
        return sequenceHeaderSize(buffer, obu, (int) obuEnd);
      }
      index = (int) obuEnd;
    }
    return 0;
  }

  private static long sequenceHeaderSize(byte[] buffer, int obu, int end) {
    int content = obu + ((buffer[obu] & OBU_EXTENSION_BIT) != 0 ? 2 : 1);
    if ((buffer[obu] & OBU_SIZE_BIT) != 0) {
      content = skipLeb128(buffer, content, end);
    }
    return content >= end ? 0 : Av1SequenceHeader.pictureSize(buffer, content, end - content);
  }

  /** The W field: how many elements there are, 0 if every one of them has a length. */
  private static int elementCount(byte[] buffer, int offset) {
    return buffer[offset] >> 4 & 3;
  }

  private static int type(byte obuHeader) {
    return obuHeader >> 3 & 0xF;
  }

  private static long leb128(byte[] buffer, int index, int end) {
    long value = 0;
    for (int i = 0; i < MAX_LEB128_OCTETS && index + i < end; i++) {
      value |= (buffer[index + i] & 0x7FL) << (7 * i);
      if (buffer[index + i] >= 0) {
        break;
      }
    }
    return value;
  }

  private static int skipLeb128(byte[] buffer, int index, int end) {
    int next = index;
    while (next < end && next < index + MAX_LEB128_OCTETS - 1 && buffer[next] < 0) {
      next++;
    }
    return next + 1;
  }
}
