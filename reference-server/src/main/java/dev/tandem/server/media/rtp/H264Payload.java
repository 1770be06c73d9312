package dev.tandem.server.media.rtp;

/**
 * H.264 payloads (RFC 6184 section 5): single NAL units, STAP-A and FU-A.
 *
 * <pre>
 * single:  F|NRI:2|type:5 NAL unit
 * STAP-A:  F|NRI:2|24     (size:16 NAL unit) *
 * FU-A:    F|NRI:2|28     S|E|R|type:5 fragment
 * </pre>
 */
final class H264Payload {
  private static final int TYPE_MASK = 0x1F;
  private static final int SLICE = 1;
  private static final int IDR_SLICE = 5;
  private static final int SEI = 6;
  private static final int SPS = 7;
  private static final int PPS = 8;
  private static final int ACCESS_UNIT_DELIMITER = 9;
  private static final int STAP_A = 24;
  private static final int FU_A = 28;
  private static final int FU_START_BIT = 0x80;

  private static final int KEY_FRAME_STARTS = 1 << IDR_SLICE | 1 << SPS;
  private static final int FRAME_STARTS =
      1 << SLICE | 1 << IDR_SLICE | 1 << SEI | 1 << SPS | 1 << PPS | 1 << ACCESS_UNIT_DELIMITER;

  private H264Payload() {}

  static boolean startsFrame(byte[] buffer, int offset, int length) {
    return find(FRAME_STARTS, buffer, offset, length) >= 0;
  }

  static boolean startsKeyFrame(byte[] buffer, int offset, int length) {
    return find(KEY_FRAME_STARTS, buffer, offset, length) >= 0;
  }

  static long pictureSize(byte[] buffer, int offset, int length) {
    int body = find(1 << SPS, buffer, offset, length);
    return body < 0 ? 0 : H264Sps.pictureSize(buffer, body, offset + length - body);
  }

  /**
   * Index behind the header of the first NAL unit that has one of the types (a set of bits) and
   * starts in this packet; a slice must be the first of its picture. -1 if there is none.
   */
  private static int find(int types, byte[] buffer, int offset, int length) {
    if (length < 2) {
      return -1;
    }
    int end = offset + length;
    int type = buffer[offset] & TYPE_MASK;
    if (type == STAP_A) {
      return findAggregated(types, buffer, offset + 1, end);
    }
    if (type == FU_A) {
      boolean start = (buffer[offset + 1] & FU_START_BIT) != 0;
      int fragmented = buffer[offset + 1] & TYPE_MASK;
      return start && matches(types, fragmented, buffer, offset + 2, end) ? offset + 2 : -1;
    }
    return matches(types, type, buffer, offset + 1, end) ? offset + 1 : -1;
  }

  private static int findAggregated(int types, byte[] buffer, int start, int end) {
    int unit = start;
    while (unit + 2 < end) {
      int next = unit + 2 + BigEndian.getU16(buffer, unit);
      int type = buffer[unit + 2] & TYPE_MASK;
      if (next > unit + 2 && next <= end && matches(types, type, buffer, unit + 3, next)) {
        return unit + 3;
      }
      unit = next;
    }
    return -1;
  }

  private static boolean matches(int types, int type, byte[] buffer, int body, int end) {
    if ((types >> type & 1) == 0 || body >= end) {
      return false;
    }
    boolean slice = type == SLICE || type == IDR_SLICE;
    return !slice || firstMacroblockIsZero(buffer[body]);
  }

  /** Whether first_mb_in_slice, the Exp-Golomb number that opens a slice header, is 0. */
  private static boolean firstMacroblockIsZero(byte sliceHeader) {
    return sliceHeader < 0;
  }
}
