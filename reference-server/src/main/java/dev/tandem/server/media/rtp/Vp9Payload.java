package dev.tandem.server.media.rtp;

/**
 * VP9 payloads: the descriptor of RFC 9628 section 4.2 and the uncompressed header of the VP9
 * bitstream specification section 6.2.
 *
 * <pre>
 * I|P|L|F|B|E|V|Z | I: M|PictureID:7 or 15 | L: TID:3|U|SID:3|D, F=0: TL0PICIDX:8
 *     | F and P: P_DIFF:7|N, up to 3 | V: SS | frame
 * SS: N_S:3|Y|G|RES:3 | Y: (width:16 height:16) * (N_S + 1)
 *     | G: N_G:8 (TID:3|U|R:2|RES:2 P_DIFF:8 * R) * N_G
 * </pre>
 */
final class Vp9Payload {
  private static final int I_BIT = 0x80;
  private static final int P_BIT = 0x40;
  private static final int L_BIT = 0x20;
  private static final int F_BIT = 0x10;
  private static final int B_BIT = 0x08;
  private static final int V_BIT = 0x02;
  private static final int M_BIT = 0x80;
  private static final int N_BIT = 0x01;
  private static final int Y_BIT = 0x10;
  private static final int G_BIT = 0x08;
  private static final int MAX_REFERENCES = 3;
  private static final int FRAME_MARKER = 2;
  private static final int SYNC_CODE = 0x498342;
  private static final int COLOR_SPACE_RGB = 7;

  private Vp9Payload() {}

  static boolean startsFrame(byte[] buffer, int offset, int length) {
    return length > 0 && (buffer[offset] & B_BIT) != 0 && spatialId(buffer, offset, length) == 0;
  }

  static boolean startsKeyFrame(byte[] buffer, int offset, int length) {
    return startsFrame(buffer, offset, length) && (buffer[offset] & P_BIT) == 0;
  }

  static long pictureSize(byte[] buffer, int offset, int length) {
    int structure = structureOffset(buffer, offset, length);
    int end = offset + length;
    if (structure >= end) {
      return 0;
    }
    boolean hasStructure = (buffer[offset] & V_BIT) != 0;
    if (hasStructure && (buffer[structure] & Y_BIT) != 0) {
      return largestLayer(buffer, structure, end);
    }
    if (!startsKeyFrame(buffer, offset, length)) {
      return 0;
    }
    int frame = hasStructure ? structureEnd(buffer, structure, end) : structure;
    return frame >= end ? 0 : uncompressedHeaderSize(buffer, frame, end - frame);
  }

  /** The SID field, 0 without layer indices, -1 in a truncated descriptor. */
  private static int spatialId(byte[] buffer, int offset, int length) {
    if ((buffer[offset] & L_BIT) == 0) {
      return 0;
    }
    int layers = layersOffset(buffer, offset, length);
    return layers < offset + length ? buffer[layers] >> 1 & 7 : -1;
  }

  private static int layersOffset(byte[] buffer, int offset, int length) {
    if ((buffer[offset] & I_BIT) == 0) {
      return offset + 1;
    }
    boolean longId = length > 1 && (buffer[offset + 1] & M_BIT) != 0;
    return offset + (longId ? 3 : 2);
  }

  /** Where the scalability structure starts or, without one, the frame; may be behind the end. */
  private static int structureOffset(byte[] buffer, int offset, int length) {
    if (length < 1) {
      return offset;
    }
    int flags = buffer[offset];
    int index = layersOffset(buffer, offset, length);
    if ((flags & L_BIT) != 0) {
      index += (flags & F_BIT) == 0 ? 2 : 1;
    }
    if ((flags & F_BIT) != 0 && (flags & P_BIT) != 0) {
      int references = 1;
      while (references < MAX_REFERENCES
          && index < offset + length
          && (buffer[index] & N_BIT) != 0) {
        references++;
        index++;
      }
      index++;
    }
    return index;
  }

  private static long largestLayer(byte[] buffer, int structure, int end) {
    int layers = (buffer[structure] >> 5 & 7) + 1;
    int last = structure + 1 + 4 * (layers - 1);
    return last + 4 > end
        ? 0
        : VideoPayload.size(BigEndian.getU16(buffer, last), BigEndian.getU16(buffer, last + 2));
  }

  /** Where a structure without sizes ends; may be behind the end of the payload. */
  private static int structureEnd(byte[] buffer, int structure, int end) {
    int index = structure + 1;
    if ((buffer[structure] & G_BIT) == 0 || index >= end) {
      return index;
    }
    int pictures = buffer[index++] & 0xFF;
    for (int i = 0; i < pictures && index < end; i++) {
      int references = buffer[index] >> 2 & 3;
      index += 1 + references;
    }
    return index;
  }

  private static long uncompressedHeaderSize(byte[] buffer, int frame, int length) {
    BitReader reader = new BitReader(buffer, frame, length, false);
    int marker = reader.bits(2);
    int profile = reader.bit() | reader.bit() << 1;
    if (profile == 3) {
      reader.skip(1); // reserved_zero
    }
    boolean showExistingFrame = reader.flag();
    boolean interFrame = reader.flag();
    reader.skip(2); // show_frame, error_resilient_mode
    if (marker != FRAME_MARKER || showExistingFrame || interFrame || reader.bits(24) != SYNC_CODE) {
      return 0;
    }
    skipColorConfig(reader, profile);
    long size = VideoPayload.size(reader.bits(16) + 1, reader.bits(16) + 1);
    return reader.overrun() ? 0 : size;
  }

  private static void skipColorConfig(BitReader reader, int profile) {
    boolean anySubsampling = (profile & 1) != 0;
    if (profile >= 2) {
      reader.skip(1); // ten_or_twelve_bit
    }
    if (reader.bits(3) != COLOR_SPACE_RGB) {
      reader.skip(anySubsampling ? 4 : 1); // color_range, subsampling_x and _y, reserved_zero
    } else if (anySubsampling) {
      reader.skip(1); // reserved_zero
    }
  }
}
