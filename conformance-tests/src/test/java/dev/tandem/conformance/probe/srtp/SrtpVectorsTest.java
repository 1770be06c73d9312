package dev.tandem.conformance.probe.srtp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Whole packets of RFC 7714, 16 and 17, and those that libsrtp validates itself with. */
class SrtpVectorsTest {
  private static final byte[] KEY_128 = Hex.octets("000102030405060708090a0b0c0d0e0f");
  private static final byte[] KEY_256 =
      Hex.octets("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");
  private static final byte[] SALT = Hex.octets("51756964 2070726f 2071756f");
  private static final byte[] RTP =
      Hex.octets(
          "8040f17b 8041f8d3 5501a0b2 47616c6c 69612065 7374206f 6d6e6973",
          "20646976 69736120 696e2070 61727465 73207472 6573");
  private static final byte[] RTCP =
      Hex.octets(
          "81c8000d 4d617273 4e545031 4e545032 52545020 0000042a 0000e930",
          "4c756e61 deadbeef deadbeef deadbeef deadbeef deadbeef");
  private static final int RTP_SSRC = 0x5501a0b2;
  private static final int RTCP_SSRC = 0x4d617273;
  private static final int RTCP_INDEX = 0x5d4;
  private static final int HEADER = 12;

  @Test
  void gcm128ProtectsTheMediaPacketOfTheRfc() {
    byte[] expected =
        Hex.octets(
            "8040f17b 8041f8d3 5501a0b2 f24de3a3 fb34de6c acba861c 9d7e4bca be633bd5",
            "0d294e6f 42a5f47a 51c7d19b 36de3adf 8833 899d7f27 beb16a91 52cf765e e4390cce");

    assertThat(gcm(KEY_128).sealRtp(RTP, HEADER, RTP_SSRC, 0xf17b)).isEqualTo(expected);
    assertThat(gcm(KEY_128).openRtp(expected, HEADER, RTP_SSRC, 0xf17b)).contains(RTP);
  }

  @Test
  void gcm256ProtectsTheMediaPacketOfTheRfc() {
    byte[] expected =
        Hex.octets(
            "8040f17b 8041f8d3 5501a0b2 32b1de78 a822fe12 ef9f78fa 332e33aa b1801238",
            "9a58e2f3 b50b2a02 76ffae0f 1ba63799 b87b 7aa3db36 dfffd6b0 f9bb7878 d7a76c13");

    assertThat(gcm(KEY_256).sealRtp(RTP, HEADER, RTP_SSRC, 0xf17b)).isEqualTo(expected);
    assertThat(gcm(KEY_256).openRtp(expected, HEADER, RTP_SSRC, 0xf17b)).contains(RTP);
  }

  @Test
  void gcm128ProtectsTheControlPacketOfTheRfc() {
    byte[] expected =
        Hex.octets(
            "81c8000d 4d617273 63e94885 dcdab67c a727d766 2f6b7e99 7ff5c0f7 6c06f32d c676a5f1",
            "730d6fda 4ce09b46 86303ded 0bb9275b c84aa458 96cf4d2f c5abf872 45d9eade 800005d4");

    assertThat(gcm(KEY_128).sealRtcp(RTCP, RTCP_SSRC, RTCP_INDEX)).isEqualTo(expected);
    assertThat(gcm(KEY_128).openRtcp(expected, RTCP_SSRC, 0x800005d4)).contains(RTCP);
  }

  @Test
  void gcm256ProtectsTheControlPacketOfTheRfc() {
    byte[] expected =
        Hex.octets(
            "81c8000d 4d617273 d50ae4d1 f5ce5d30 4ba297e4 7d470c28 2c3ece5d bffe0a50 a2eaa5c1",
            "110555be 8415f658 c61de047 6f1b6fad 1d1eb30c 4446839f 57ff6f6c b26ac3be 800005d4");

    assertThat(gcm(KEY_256).sealRtcp(RTCP, RTCP_SSRC, RTCP_INDEX)).isEqualTo(expected);
    assertThat(gcm(KEY_256).openRtcp(expected, RTCP_SSRC, 0x800005d4)).contains(RTCP);
  }

  @Test
  void gcm128AuthenticatesTheControlPacketThatIsNotEncrypted() {
    byte[] tagged =
        Hex.octets(
            "81c8000d 4d617273 4e545031 4e545032 52545020 0000042a 0000e930",
            "4c756e61 deadbeef deadbeef deadbeef deadbeef deadbeef",
            "841dd968 3dd78ec9 2ae58790 125f62b3 000005d4");

    assertThat(gcm(KEY_128).openRtcp(tagged, RTCP_SSRC, RTCP_INDEX)).contains(RTCP);
  }

  @Test
  void counterModeProtectsThePacketsOfTheReferenceImplementation() {
    SrtpOutbound outbound =
        new SrtpOutbound(
            new SrtpKeys(
                SrtpProfile.AES128_CM_HMAC_SHA1_80,
                Hex.octets("e1f97a0d3e018be0d64fa32c06de4139"),
                Hex.octets("0ec675ad498afeebb6960b3aabe6")));
    byte[] rtp = Hex.octets("800f1234 decafbad cafebabe abababab abababab abababab abababab");
    byte[] rtcp = Hex.octets("81c8000b cafebabe abababab abababab abababab abababab");

    assertThat(outbound.protectRtp(rtp))
        .isEqualTo(
            Hex.octets(
                "800f1234decafbadcafebabe4e55dc4ce79978d88ca4d215949d2402",
                "b78d6acc99ea179b8dbb"));
    outbound.protectRtcp(rtcp);
    assertThat(outbound.protectRtcp(rtcp))
        .isEqualTo(
            Hex.octets(
                "81c8000bcafebabe7128035be487b9bdbef89041f977a5a880000001",
                "993e08cd54d6c1230798"));
  }

  private static GcmCipher gcm(byte[] key) {
    SessionKeys keys = SessionKeys.of(key, new byte[1], SALT);
    return new GcmCipher(keys, keys);
  }
}
