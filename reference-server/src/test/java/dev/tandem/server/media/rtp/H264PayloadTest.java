package dev.tandem.server.media.rtp;

import static dev.tandem.server.media.rtp.PayloadAssert.assertPayload;

import org.junit.jupiter.api.Test;

class H264PayloadTest {
  /** The sprop-parameter-sets of RFC 6184 section 8.2.1: baseline, QCIF. */
  private static final String SPS = "67 42000a 9653058988";

  private static final String PPS = "68 c96388";

  @Test
  void readsASingleParameterSet() {
    payload(SPS).startsKeyFrame().hasSize(176, 144);
  }

  @Test
  void findsAParameterSetInAnAggregate() {
    payload("78", "0009", SPS, "0004", PPS).startsKeyFrame().hasSize(176, 144);
    payload("78", "0002 0910", "0009", SPS, "0004", PPS).startsKeyFrame().hasSize(176, 144);
    payload("78", "0004", PPS, "0002 0910").startsNoKeyFrame().hasNoSize();
  }

  @Test
  void knowsTheFirstSliceOfAnIdrPicture() {
    payload("65 88 8400").startsKeyFrame().hasNoSize();
    payload("65 48 8400").startsNoFrame();
  }

  @Test
  void knowsTheFirstFragmentOfAnIdrPicture() {
    payload("7c 85 88 8400").startsKeyFrame();
    payload("7c 05 88 8400").startsNoFrame();
    payload("7c 45 88 8400").startsNoFrame();
    payload("7c 87 42000a 9653058988").startsKeyFrame().hasSize(176, 144);
  }

  @Test
  void knowsOtherPictures() {
    payload("41 9a 2200").startsFrame().startsNoKeyFrame();
    payload("41 5a 2200").startsNoFrame();
    payload("7c 81 9a 2200").startsFrame().startsNoKeyFrame();
    payload("09 f0").startsFrame().startsNoKeyFrame();
    payload(PPS).startsFrame().startsNoKeyFrame();
  }

  @Test
  void cutsOffTheCropping() {
    var bits = sps(66).unsignedGolomb(0).unsignedGolomb(2); // frame numbers, count type 2
    frameSize(bits, 120, 68).bits(1, 1).bits(1, 1);
    bits.bits(1, 1).unsignedGolomb(0).unsignedGolomb(0).unsignedGolomb(0).unsignedGolomb(4);

    parameterSet(bits).startsKeyFrame().hasSize(1920, 1080);
  }

  @Test
  void readsInterlacedSizes() {
    var bits = sps(77).unsignedGolomb(0).unsignedGolomb(0).unsignedGolomb(4);
    frameSize(bits, 120, 34).bits(1, 0).bits(1, 1).bits(1, 1);
    bits.bits(1, 1).unsignedGolomb(0).unsignedGolomb(0).unsignedGolomb(0).unsignedGolomb(2);

    parameterSet(bits).hasSize(1920, 1080);
  }

  @Test
  void readsPictureOrderCountType1() {
    var bits = sps(66).unsignedGolomb(0).unsignedGolomb(1).bits(1, 0);
    bits.signedGolomb(-3).signedGolomb(2).unsignedGolomb(2).signedGolomb(5).signedGolomb(-6);
    frameSize(bits, 40, 30).bits(1, 1).bits(1, 1).bits(1, 0);

    parameterSet(bits).hasSize(640, 480);
  }

  @Test
  void skipsTheScalingListsOfHighProfiles() {
    var bits = sps(100).unsignedGolomb(1).unsignedGolomb(0).unsignedGolomb(0).bits(1, 0);
    bits.bits(1, 1); // scaling matrix: a flat list of 16, one that ends early, six absent
    bits.bits(1, 1);
    for (int i = 0; i < 16; i++) {
      bits.signedGolomb(i == 0 ? 8 : 0);
    }
    bits.bits(1, 1).signedGolomb(-8).bits(6, 0);
    bits.unsignedGolomb(0).unsignedGolomb(2);
    frameSize(bits, 80, 45).bits(1, 1).bits(1, 1).bits(1, 0);

    parameterSet(bits).hasSize(1280, 720);
  }

  @Test
  void cropsInTheUnitsOfTheChromaFormat() {
    var bits = sps(244).unsignedGolomb(3).bits(1, 0); // 4:4:4, planes together
    bits.unsignedGolomb(0).unsignedGolomb(0).bits(1, 0).bits(1, 0);
    bits.unsignedGolomb(0).unsignedGolomb(2);
    frameSize(bits, 120, 68).bits(1, 1).bits(1, 1);
    bits.bits(1, 1).unsignedGolomb(0).unsignedGolomb(1).unsignedGolomb(0).unsignedGolomb(8);

    parameterSet(bits).hasSize(1919, 1080);
  }

  @Test
  void skipsEmulationPrevention() {
    // constraint flags 0 and level 0 make two zero octets, which call for a 3
    var bits = new BitWriter().bits(8, 66).bits(16, 0).bits(6, 0).bits(7, 100);
    bits.unsignedGolomb(0).unsignedGolomb(2);
    frameSize(bits, 40, 30).bits(1, 1).bits(1, 1).bits(1, 0).bits(1, 1);
    byte[] octets = bits.octetsWithEmulationPrevention();

    payload("67", Hex.text(octets, 0, octets.length)).hasSize(640, 480);
    payload("67 42 0000 03 00").hasNoSize();
  }

  @Test
  void findsNoSizeInImplausibleParameterSets() {
    var bits = sps(66).unsignedGolomb(0).unsignedGolomb(2);
    frameSize(bits, 100_000, 30).bits(1, 1).bits(1, 1).bits(1, 0);
    parameterSet(bits).hasNoSize();

    bits = sps(66).unsignedGolomb(0).unsignedGolomb(2);
    frameSize(bits, 1, 1).bits(1, 1).bits(1, 1);
    bits.bits(1, 1).unsignedGolomb(8).unsignedGolomb(0).unsignedGolomb(0).unsignedGolomb(0);
    parameterSet(bits).hasNoSize();
  }

  /** Up to the parameter set's id. */
  private static BitWriter sps(int profile) {
    return new BitWriter().bits(8, profile).bits(8, 0xC0).bits(8, 31).unsignedGolomb(0);
  }

  /** From the number of reference frames to the size in macroblocks. */
  private static BitWriter frameSize(BitWriter bits, int width, int height) {
    return bits.unsignedGolomb(4).bits(1, 0).unsignedGolomb(width - 1).unsignedGolomb(height - 1);
  }

  private static PayloadAssert parameterSet(BitWriter bits) {
    byte[] octets = bits.bits(1, 0).bits(1, 1).octetsWithEmulationPrevention();
    return payload("67", Hex.text(octets, 0, octets.length));
  }

  private static PayloadAssert payload(String... parts) {
    return assertPayload(Codec.H264, Hex.octets(parts));
  }
}
