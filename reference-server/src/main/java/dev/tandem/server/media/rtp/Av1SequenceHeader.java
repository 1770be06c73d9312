package dev.tandem.server.media.rtp;

/** The picture size in a sequence header OBU (AV1 bitstream specification section 5.5). */
final class Av1SequenceHeader {
  private static final int LAST_LEVEL_WITHOUT_TIER = 7;

  private Av1SequenceHeader() {}

  /** Reads what follows the OBU header: max_frame_width and max_frame_height; 0 if malformed. */
  static long pictureSize(byte[] buffer, int offset, int length) {
    BitReader reader = new BitReader(buffer, offset, length, false);
    reader.skip(4); // seq_profile, still_picture
    boolean reducedStillPicture = reader.flag();
    if (reducedStillPicture) {
      reader.skip(5); // seq_level_idx
    } else {
      skipOperatingPoints(reader);
    }
    int widthBits = reader.bits(4) + 1;
    int heightBits = reader.bits(4) + 1;
    long size = VideoPayload.size(reader.bits(widthBits) + 1, reader.bits(heightBits) + 1);
    return reader.overrun() ? 0 : size;
  }

  private static void skipOperatingPoints(BitReader reader) {
    boolean timingInfo = reader.flag();
    boolean decoderModelInfo = false;
    int bufferDelayBits = 0;
    if (timingInfo) {
      skipTimingInfo(reader);
      decoderModelInfo = reader.flag();
      if (decoderModelInfo) {
        bufferDelayBits = reader.bits(5) + 1;
        reader.skip(32 + 5 + 5); // num_units_in_decoding_tick, two more lengths
      }
    }
    boolean initialDisplayDelay = reader.flag();
    int points = reader.bits(5) + 1;
    for (int point = 0; point < points; point++) {
      reader.skip(12); // operating_point_idc
      if (reader.bits(5) > LAST_LEVEL_WITHOUT_TIER) {
        reader.skip(1); // seq_tier
      }
      if (decoderModelInfo && reader.flag()) {
        reader.skip(2 * bufferDelayBits + 1); // decoder and encoder buffer delay, low_delay_mode
      }
      if (initialDisplayDelay && reader.flag()) {
        reader.skip(4); // initial_display_delay_minus_1
      }
    }
  }

  private static void skipTimingInfo(BitReader reader) {
    reader.skip(32 + 32); // num_units_in_display_tick, time_scale
    if (reader.flag()) { // equal_picture_interval
      reader.unsignedGolomb(); // num_ticks_per_picture_minus_1
    }
  }
}
