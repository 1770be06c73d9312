package dev.tandem.server.media.rtp;

import static dev.tandem.server.media.rtp.PayloadAssert.assertPayload;

import org.junit.jupiter.api.Test;

class Vp9PayloadTest {
  /** Profile 0, key frame, 640x360. */
  private static final String KEY_FRAME = "82 498342 0027f01670 aabb";

  @Test
  void readsTheSizeFromTheUncompressedHeader() {
    payload("08", KEY_FRAME).startsKeyFrame().hasSize(640, 360);
    payload("88 8123", KEY_FRAME).startsKeyFrame().hasSize(640, 360);
    payload("a8 8123 00 05", KEY_FRAME).startsKeyFrame().hasSize(640, 360);
    payload("b8 12 00", KEY_FRAME).startsKeyFrame().hasSize(640, 360);
  }

  @Test
  void readsTheHeaderOfEveryProfile() {
    payload("08", header(0, 2, false)).startsKeyFrame().hasSize(1280, 720);
    payload("08", header(1, 2, false)).startsKeyFrame().hasSize(1280, 720);
    payload("08", header(1, 7, false)).startsKeyFrame().hasSize(1280, 720);
    payload("08", header(2, 2, true)).startsKeyFrame().hasSize(1280, 720);
    payload("08", header(3, 7, true)).startsKeyFrame().hasSize(1280, 720);
  }

  @Test
  void readsTheSizeOfTheLargestLayerFromTheScalabilityStructure() {
    // two spatial layers with sizes, one picture with one reference in the group
    payload("8a 05", "38 0140 00b4 0280 0168 01 04 01", KEY_FRAME)
        .startsKeyFrame()
        .hasSize(640, 360);
  }

  @Test
  void readsTheHeaderBehindAStructureWithoutSizes() {
    payload("0a", "08 02 04 01 08 01 02", KEY_FRAME).startsKeyFrame().hasSize(640, 360);
    payload("0a", "00", KEY_FRAME).startsKeyFrame().hasSize(640, 360);
  }

  @Test
  void knowsInterFrames() {
    payload("48", "86 aabbccddeeff001122").startsFrame().startsNoKeyFrame().hasNoSize();
    payload("d8 05 03 05 06", "86 aabb").startsFrame().startsNoKeyFrame().hasNoSize();
  }

  @Test
  void knowsContinuations() {
    payload("00", KEY_FRAME).startsNoFrame().hasNoSize();
  }

  @Test
  void startsNoFrameWithAnUpperSpatialLayer() {
    payload("a8 05 03 00", KEY_FRAME).startsNoFrame().hasNoSize();
  }

  private static String header(int profile, int colorSpace, boolean hasBitDepth) {
    var bits = new BitWriter().bits(2, 2).bits(1, profile & 1).bits(1, profile >> 1);
    if (profile == 3) {
      bits.bits(1, 0);
    }
    bits.bits(4, 0b0010).bits(24, 0x498342);
    if (hasBitDepth) {
      bits.bits(1, 1);
    }
    bits.bits(3, colorSpace);
    if (colorSpace != 7) {
      bits.bits(profile == 1 || profile == 3 ? 4 : 1, 0);
    } else {
      bits.bits(1, 0);
    }
    byte[] octets = bits.bits(16, 1279).bits(16, 719).bits(16, 0).octets();
    return Hex.text(octets, 0, octets.length);
  }

  private static PayloadAssert payload(String... parts) {
    return assertPayload(Codec.VP9, Hex.octets(parts));
  }
}
