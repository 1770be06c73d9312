package dev.tandem.conformance.check;

/** Tells from the first bytes of a payload whether a key frame begins there. */
final class KeyFrames {
  private static final int H264_IDR = 5;
  private static final int H264_SPS = 7;
  private static final int H264_STAP_A = 24;
  private static final int H264_FU_A = 28;

  private KeyFrames() {}

  static boolean begins(VideoCodec codec, byte[] payload) {
    return codec == VideoCodec.VP8 ? vp8(payload) : h264(payload);
  }

  /** RFC 7741 section 4.2 and 4.3: the start of partition 0 with the inverse key frame bit 0. */
  private static boolean vp8(byte[] payload) {
    if (payload.length < 2 || (payload[0] & 0x17) != 0x10) {
      return false;
    }
    int at = 1;
    if ((payload[0] & 0x80) != 0) {
      int flags = payload[at++];
      if ((flags & 0x80) != 0) {
        at += at < payload.length && (payload[at] & 0x80) != 0 ? 2 : 1;
      }
      at += (flags & 0x40) != 0 ? 1 : 0;
      at += (flags & 0x30) != 0 ? 1 : 0;
    }
    return at < payload.length && (payload[at] & 1) == 0;
  }

  /** RFC 6184 section 5: parameter sets or the start of an IDR picture. */
  private static boolean h264(byte[] payload) {
    if (payload.length < 4) {
      return false;
    }
    return switch (payload[0] & 0x1F) {
      case H264_SPS, H264_IDR -> true;
      case H264_STAP_A -> (payload[3] & 0x1F) == H264_SPS;
      case H264_FU_A -> (payload[1] & 0x9F) == (0x80 | H264_IDR);
      default -> false;
    };
  }
}
