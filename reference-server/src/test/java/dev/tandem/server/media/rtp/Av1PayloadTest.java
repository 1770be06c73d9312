package dev.tandem.server.media.rtp;

import static dev.tandem.server.media.rtp.PayloadAssert.assertPayload;

import org.junit.jupiter.api.Test;

class Av1PayloadTest {
  /** A sequence header of 1280x720 as an encoder writes it, without and with a size field. */
  private static final String SEQUENCE_HEADER = "08 0000002d4cffb3c0";

  private static final String SEQUENCE_HEADER_WITH_SIZE = "0a 08 0000002d4cffb3c0";
  private static final String FRAME = "30 1000aabb";

  @Test
  void readsASequenceHeaderWithALengthBeforeEveryElement() {
    payload("08", "09", SEQUENCE_HEADER, "05", FRAME).startsKeyFrame().hasSize(1280, 720);
  }

  @Test
  void readsASequenceHeaderWithoutALengthBeforeTheLastElement() {
    payload("18", SEQUENCE_HEADER).startsKeyFrame().hasSize(1280, 720);
    payload("28", "09", SEQUENCE_HEADER, FRAME).startsKeyFrame().hasSize(1280, 720);
    payload("28", "8900", SEQUENCE_HEADER, FRAME).startsKeyFrame().hasSize(1280, 720);
  }

  @Test
  void readsASequenceHeaderWithASizeFieldOrAnExtension() {
    payload("18", SEQUENCE_HEADER_WITH_SIZE).hasSize(1280, 720);
    payload("18", "0c 08", "0000002d4cffb3c0").hasSize(1280, 720);
    payload("18", "0e 08 08", "0000002d4cffb3c0").hasSize(1280, 720);
  }

  @Test
  void findsASequenceHeaderBehindOtherElements() {
    payload("38", "02 2801", "09", SEQUENCE_HEADER, FRAME).startsKeyFrame().hasSize(1280, 720);
  }

  @Test
  void readsEveryFormOfSequenceHeader() {
    byte[] full = fullSequenceHeader();
    payload("18 08", Hex.text(full, 0, full.length)).hasSize(1920, 1080);

    byte[] still =
        new BitWriter()
            .bits(5, 0b00011)
            .bits(5, 4)
            .bits(4, 8)
            .bits(4, 7)
            .bits(9, 319)
            .bits(8, 239)
            .octets();
    payload("18 08", Hex.text(still, 0, still.length)).hasSize(320, 240);
  }

  private static byte[] fullSequenceHeader() {
    var bits = new BitWriter().bits(5, 0); // main profile, no still picture, not reduced
    bits.bits(1, 1).bits(32, 1).bits(32, 30).bits(1, 1).unsignedGolomb(5); // timing info
    bits.bits(1, 1).bits(5, 9).bits(32, 1).bits(5, 9).bits(5, 9); // decoder model info
    bits.bits(1, 1).bits(5, 1); // display delay, two operating points
    bits.bits(12, 0x103).bits(5, 8).bits(1, 1).bits(1, 1).bits(10, 3).bits(10, 4).bits(1, 0);
    bits.bits(1, 1).bits(4, 5);
    bits.bits(12, 0x101).bits(5, 7).bits(1, 0).bits(1, 0);
    return bits.bits(4, 10).bits(4, 10).bits(11, 1919).bits(11, 1079).octets();
  }

  @Test
  void knowsOtherFrames() {
    payload("10", FRAME).startsFrame().startsNoKeyFrame().hasNoSize();
    payload("00", "05", FRAME).startsFrame().startsNoKeyFrame();
  }

  @Test
  void knowsContinuations() {
    payload("90", "0000002d4cffb3c0").startsNoFrame().hasNoSize();
    payload("a0", "05", "0000002d4c", SEQUENCE_HEADER).startsNoFrame().hasSize(1280, 720);
  }

  @Test
  void startsNoFrameWithATileGroup() {
    payload("10", "20 aabbcc").startsNoFrame();
  }

  private static PayloadAssert payload(String... parts) {
    return assertPayload(Codec.AV1, Hex.octets(parts));
  }
}
