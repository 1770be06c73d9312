package dev.tandem.server.media.rtp;

/**
 * VP8 payloads: the descriptor of RFC 7741 section 4.2 and the frame header of RFC 6386 section
 * 9.1.
 *
 * <pre>
 * X|R|N|S|R|PID:3 | X: I|L|T|K|RSV:4 | I: M|PictureID:7 or 15 | L: TL0PICIDX:8
 *     | T or K: TID:2|Y|KEYIDX:5 | frame
 * frame: size0:3|H|version:3|P size1:8 size2:8 | P=0: 9D 01 2A width:16 height:16 (little-endian)
 * </pre>
 */
final class Vp8Payload {
  private static final int X_BIT = 0x80;
  private static final int S_BIT_AND_PID = 0x17;
  private static final int S_BIT = 0x10;
  private static final int I_BIT = 0x80;
  private static final int L_BIT = 0x40;
  private static final int T_OR_K_BIT = 0x30;
  private static final int M_BIT = 0x80;
  private static final int START_CODE = 0x9D012A;
  private static final int KEY_FRAME_HEADER_LENGTH = 10;

  private Vp8Payload() {}

  static boolean startsFrame(byte[] buffer, int offset, int length) {
    return length > 0 && (buffer[offset] & S_BIT_AND_PID) == S_BIT;
  }

  static boolean startsKeyFrame(byte[] buffer, int offset, int length) {
    int frame = offset + descriptorLength(buffer, offset, length);
    return startsFrame(buffer, offset, length)
        && frame < offset + length
        && (buffer[frame] & 1) == 0;
  }

  static long pictureSize(byte[] buffer, int offset, int length) {
    int frame = offset + descriptorLength(buffer, offset, length);
    if (!startsKeyFrame(buffer, offset, length)
        || frame + KEY_FRAME_HEADER_LENGTH > offset + length
        || BigEndian.getU24(buffer, frame + 3) != START_CODE) {
      return 0;
    }
    return VideoPayload.size(dimension(buffer, frame + 6), dimension(buffer, frame + 8));
  }

  private static int dimension(byte[] buffer, int index) {
    return (buffer[index] & 0xFF) | (buffer[index + 1] & 0x3F) << 8;
  }

  /** May exceed the length of a truncated payload. */
  private static int descriptorLength(byte[] buffer, int offset, int length) {
    if (length < 2 || (buffer[offset] & X_BIT) == 0) {
      return 1;
    }
    int flags = buffer[offset + 1];
    int descriptor = 2;
    if ((flags & I_BIT) != 0) {
      boolean longId = length > descriptor && (buffer[offset + descriptor] & M_BIT) != 0;
      descriptor += longId ? 2 : 1;
    }
    if ((flags & L_BIT) != 0) {
      descriptor++;
    }
    if ((flags & T_OR_K_BIT) != 0) {
      descriptor++;
    }
    return descriptor;
  }
}
