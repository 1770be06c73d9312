package dev.tandem.server.media.rtp;

import static dev.tandem.server.media.rtp.PayloadAssert.assertPayload;

import org.junit.jupiter.api.Test;

class Vp8PayloadTest {
  private static final String KEY_FRAME = "50 42 00 9d012a 8002 e001 aabb";

  @Test
  void readsAKeyFrameBehindTheShortestDescriptor() {
    payload("10", KEY_FRAME).startsKeyFrame().hasSize(640, 480);
  }

  @Test
  void readsAKeyFrameBehindAFullDescriptor() {
    payload("90 f0 8123 45 67", KEY_FRAME).startsKeyFrame().hasSize(640, 480);
    payload("90 80 11", KEY_FRAME).startsKeyFrame().hasSize(640, 480);
    payload("90 20 11", KEY_FRAME).startsKeyFrame().hasSize(640, 480);
    payload("90 e0 11 22 33", KEY_FRAME).startsKeyFrame().hasSize(640, 480);
  }

  @Test
  void keepsTheScalingOutOfThe14BitSizes() {
    payload("10", "50 42 00 9d012a d042 2083 aa").startsKeyFrame().hasSize(720, 800);
    payload("10", "50 42 00 9d012a ffff ffff aa").startsKeyFrame().hasSize(16383, 16383);
  }

  @Test
  void knowsInterFrames() {
    payload("10", "51 42 00 aabbccddeeff00112233").startsFrame().startsNoKeyFrame().hasNoSize();
  }

  @Test
  void knowsContinuationsAndLaterPartitions() {
    payload("00", KEY_FRAME).startsNoFrame().hasNoSize();
    payload("11", KEY_FRAME).startsNoFrame().hasNoSize();
  }

  @Test
  void findsNoSizeWithoutTheStartCode() {
    payload("10", "50 42 00 9d012b 8002 e001 aabb").hasNoSize();
    payload("10", "50 42 00 9d012a 8002 e0").hasNoSize();
  }

  private static PayloadAssert payload(String... parts) {
    return assertPayload(Codec.VP8, Hex.octets(parts));
  }
}
