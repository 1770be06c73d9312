package dev.tandem.server.media.rtp;

/** The picture size in a sequence parameter set (ITU-T H.264 section 7.3.2.1.1). */
final class H264Sps {
  private static final int MAX_MACROBLOCKS = 1 << 12;
  private static final int MAX_REFERENCE_FRAMES_IN_CYCLE = 255;
  private static final int CHROMA_420 = 1;
  private static final int CHROMA_444 = 3;

  private H264Sps() {}

  /** Reads what follows the NAL unit header; 0 if it is malformed. */
  static long pictureSize(byte[] buffer, int offset, int length) {
    BitReader reader = new BitReader(buffer, offset, length, true);
    int profile = reader.bits(8);
    reader.skip(16); // constraint flags, level_idc
    reader.unsignedGolomb(); // seq_parameter_set_id
    int chromaArrayType = hasChromaFormat(profile) ? readChromaFormat(reader) : CHROMA_420;
    reader.unsignedGolomb(); // log2_max_frame_num_minus4
    skipPictureOrderCount(reader);
    reader.unsignedGolomb(); // max_num_ref_frames
    reader.skip(1); // gaps_in_frame_num_value_allowed_flag
    return readSize(reader, chromaArrayType);
  }

  private static long readSize(BitReader reader, int chromaArrayType) {
    int widthInMacroblocks = reader.unsignedGolomb() + 1;
    int heightInMapUnits = reader.unsignedGolomb() + 1;
    boolean framesOnly = reader.flag();
    if (!framesOnly) {
      reader.skip(1); // mb_adaptive_frame_field_flag
    }
    reader.skip(1); // direct_8x8_inference_flag
    if (!isPlausible(widthInMacroblocks) || !isPlausible(heightInMapUnits)) {
      return 0;
    }
    int fieldsPerMapUnit = framesOnly ? 1 : 2;
    long width = 16L * widthInMacroblocks;
    long height = 16L * heightInMapUnits * fieldsPerMapUnit;
    if (reader.flag()) { // frame_cropping_flag
      int cropUnitX = chromaArrayType == 1 || chromaArrayType == 2 ? 2 : 1;
      int cropUnitY = (chromaArrayType == CHROMA_420 ? 2 : 1) * fieldsPerMapUnit;
      width -= cropUnitX * ((long) reader.unsignedGolomb() + reader.unsignedGolomb());
      height -= cropUnitY * ((long) reader.unsignedGolomb() + reader.unsignedGolomb());
    }
    return reader.overrun() || width <= 0 || height <= 0
        ? 0
        : VideoPayload.size((int) width, (int) height);
  }

  private static boolean isPlausible(int macroblocks) {
    return macroblocks > 0 && macroblocks <= MAX_MACROBLOCKS;
  }

  private static boolean hasChromaFormat(int profile) {
    return switch (profile) {
      case 44, 83, 86, 100, 110, 118, 122, 128, 134, 135, 138, 139, 244 -> true;
      default -> false;
    };
  }

  private static int readChromaFormat(BitReader reader) {
    int chromaFormat = reader.unsignedGolomb();
    boolean separatePlanes = chromaFormat == CHROMA_444 && reader.flag();
    reader.unsignedGolomb(); // bit_depth_luma_minus8
    reader.unsignedGolomb(); // bit_depth_chroma_minus8
    reader.skip(1); // qpprime_y_zero_transform_bypass_flag
    if (reader.flag()) { // seq_scaling_matrix_present_flag
      int lists = chromaFormat == CHROMA_444 ? 12 : 8;
      for (int list = 0; list < lists; list++) {
        if (reader.flag()) {
          skipScalingList(reader, list < 6 ? 16 : 64);
        }
      }
    }
    return separatePlanes ? 0 : chromaFormat;
  }

  private static void skipScalingList(BitReader reader, int size) {
    int last = 8;
    int next = 8;
    for (int i = 0; i < size; i++) {
      if (next != 0) {
        next = last + reader.signedGolomb() & 0xFF;
      }
      last = next == 0 ? last : next;
    }
  }

  private static void skipPictureOrderCount(BitReader reader) {
    int type = reader.unsignedGolomb();
    if (type == 0) {
      reader.unsignedGolomb(); // log2_max_pic_order_cnt_lsb_minus4
    } else if (type == 1) {
      reader.skip(1); // delta_pic_order_always_zero_flag
      reader.signedGolomb(); // offset_for_non_ref_pic
      reader.signedGolomb(); // offset_for_top_to_bottom_field
      int cycle = Math.min(reader.unsignedGolomb(), MAX_REFERENCE_FRAMES_IN_CYCLE);
      for (int i = 0; i < cycle; i++) {
        reader.signedGolomb(); // offset_for_ref_frame
      }
    }
  }
}
