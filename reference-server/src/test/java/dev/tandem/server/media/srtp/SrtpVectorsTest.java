package dev.tandem.server.media.srtp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.server.media.rtp.PlainText;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Whole packets of the RFCs, octet by octet. */
class SrtpVectorsTest {
  private static final byte[] KEY_128 = Hex.octets("000102030405060708090a0b0c0d0e0f");
  private static final byte[] KEY_256 =
      Hex.octets("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");
  private static final byte[] SALT = Hex.octets("51756964 2070726f 2071756f");

  private static final byte[] RTP =
      Hex.octets(
          "8040f17b 8041f8d3 5501a0b2 47616c6c 69612065 7374206f 6d6e6973",
          "20646976 69736120 696e2070 61727465 73207472 6573");
  private static final int RTP_SSRC = 0x5501a0b2;
  private static final long RTP_INDEX = 0xf17b;

  private static final byte[] RTCP =
      Hex.octets(
          "81c8000d 4d617273 4e545031 4e545032 52545020 0000042a 0000e930",
          "4c756e61 deadbeef deadbeef deadbeef deadbeef deadbeef");
  private static final int RTCP_SSRC = 0x4d617273;
  private static final int RTCP_INDEX = 0x5d4;
  private static final int ENCRYPTED = 1 << 31;

  @Test
  void gcm128ProtectsTheMediaPacketOfRfc7714Section16() {
    assertRtp(
        SrtpProfile.AEAD_AES_128_GCM,
        KEY_128,
        "8040f17b 8041f8d3 5501a0b2 f24de3a3 fb34de6c acba861c 9d7e4bca be633bd5",
        "0d294e6f 42a5f47a 51c7d19b 36de3adf 8833 899d7f27 beb16a91 52cf765e e4390cce");
  }

  @Test
  void gcm256ProtectsTheMediaPacketOfRfc7714Section16() {
    assertRtp(
        SrtpProfile.AEAD_AES_256_GCM,
        KEY_256,
        "8040f17b 8041f8d3 5501a0b2 32b1de78 a822fe12 ef9f78fa 332e33aa b1801238",
        "9a58e2f3 b50b2a02 76ffae0f 1ba63799 b87b 7aa3db36 dfffd6b0 f9bb7878 d7a76c13");
  }

  @Test
  void gcm128ProtectsTheControlPacketOfRfc7714Section17() {
    assertRtcp(
        SrtpProfile.AEAD_AES_128_GCM,
        KEY_128,
        8,
        ENCRYPTED | RTCP_INDEX,
        "81c8000d 4d617273 63e94885 dcdab67c a727d766 2f6b7e99 7ff5c0f7 6c06f32d c676a5f1",
        "730d6fda 4ce09b46 86303ded 0bb9275b c84aa458 96cf4d2f c5abf872 45d9eade");
  }

  @Test
  void gcm256ProtectsTheControlPacketOfRfc7714Section17() {
    assertRtcp(
        SrtpProfile.AEAD_AES_256_GCM,
        KEY_256,
        8,
        ENCRYPTED | RTCP_INDEX,
        "81c8000d 4d617273 d50ae4d1 f5ce5d30 4ba297e4 7d470c28 2c3ece5d bffe0a50 a2eaa5c1",
        "110555be 8415f658 c61de047 6f1b6fad 1d1eb30c 4446839f 57ff6f6c b26ac3be");
  }

  @Test
  void gcm128TagsTheControlPacketThatIsNotEncrypted() {
    assertRtcp(
        SrtpProfile.AEAD_AES_128_GCM,
        KEY_128,
        RTCP.length,
        RTCP_INDEX,
        Hex.text(RTCP, 0, RTCP.length),
        "841dd968 3dd78ec9 2ae58790 125f62b3");
  }

  @Test
  void gcm256TagsTheControlPacketThatIsNotEncrypted() {
    assertRtcp(
        SrtpProfile.AEAD_AES_256_GCM,
        KEY_256,
        RTCP.length,
        RTCP_INDEX,
        Hex.text(RTCP, 0, RTCP.length),
        "91db4afb feee5a97 8fab4393 ed2615fe");
  }

  @Test
  void counterModeMakesTheKeyStreamOfRfc3711AppendixB2() {
    SessionKeys keys =
        new SessionKeys(
            Hex.octets("2B7E151628AED2A6ABF7158809CF4F3C"),
            new byte[20],
            Hex.octets("F0F1F2F3F4F5F6F7F8F9FAFBFCFD"));
    int length = 0xff02 * 16;
    byte[] packet = new byte[12 + length + 10];

    PacketCipher cipher = cipher(SrtpProfile.AES128_CM_HMAC_SHA1_80, PacketKind.RTP, keys);
    OffHeap.seal(cipher, 0, 0, 0, packet, 0, 12, new byte[length], 0, length);

    assertThat(Hex.text(packet, 12, 48))
        .isEqualToIgnoringCase(
            "E03EAD0935C95E80E166B16DD92B4EB4"
                + "D23513162B02D0F72A43A2FE4A5F97AB"
                + "41E95B3BB0A2E8DD477901E4FCA894C0");
    assertThat(Hex.text(packet, 12 + 0xfeff * 16, 48))
        .isEqualToIgnoringCase(
            "EC8CDF7398607CB0F2D21675EA9EA1E4"
                + "362B7C3C6773516318A077D7FC5073AE"
                + "6A2CC3787889374FBEB4C81B17BA6C44");
  }

  /** The packets that libsrtp checks itself with ({@code srtp_validate}), with the keys of B.3. */
  @Test
  void counterModeProtectsThePacketsOfTheReferenceImplementation() {
    byte[] key = Hex.octets("e1f97a0d3e018be0d64fa32c06de4139");
    byte[] salt = Hex.octets("0ec675ad498afeebb6960b3aabe6");
    SrtpSender sender =
        new SrtpSender(SrtpProfile.AES128_CM_HMAC_SHA1_80, key, salt, new JdkPacketCiphers());
    byte[] rtp = room("800f1234 decafbad cafebabe abababab abababab abababab abababab");

    PlainText payload = OffHeap.text(rtp, 12, 16);
    int length = OffHeap.apply(rtp, out -> sender.protectRtp(rtp, 0, 12, payload, out, 0));

    assertThat(Hex.text(rtp, 0, length))
        .isEqualTo("800f1234decafbadcafebabe4e55dc4ce79978d88ca4d215949d2402b78d6acc99ea179b8dbb");

    byte[] first = room("81c8000b cafebabe abababab abababab abababab abababab");
    OffHeap.apply(first, out -> sender.protectRtcp(first, 0, 24, out, 0));
    byte[] second = room("81c8000b cafebabe abababab abababab abababab abababab");
    length = OffHeap.apply(second, out -> sender.protectRtcp(second, 0, 24, out, 0));

    assertThat(Hex.text(second, 0, length))
        .isEqualTo("81c8000bcafebabe7128035be487b9bdbef89041f977a5a880000001993e08cd54d6c1230798");
  }

  private static byte[] room(String packet) {
    byte[] octets = Hex.octets(packet);
    return Arrays.copyOf(octets, octets.length + SrtpSender.MAX_OVERHEAD);
  }

  private static void assertRtp(SrtpProfile profile, byte[] key, String... expected) {
    SessionKeys keys = new SessionKeys(key, new byte[0], SALT);
    assertSealsAndOpens(
        cipher(profile, PacketKind.RTP, keys), RTP, RTP_SSRC, RTP_INDEX, 0, 12, expected);
  }

  private static void assertRtcp(
      SrtpProfile profile, byte[] key, int headerLength, int trailer, String... expected) {
    SessionKeys keys = new SessionKeys(key, new byte[0], SALT);
    PacketCipher cipher = cipher(profile, PacketKind.RTCP, keys);
    assertSealsAndOpens(cipher, RTCP, RTCP_SSRC, RTCP_INDEX, trailer, headerLength, expected);
  }

  private static void assertSealsAndOpens(
      PacketCipher cipher,
      byte[] plain,
      int ssrc,
      long index,
      int trailer,
      int headerLength,
      String... expected) {
    int textLength = plain.length - headerLength;
    byte[] packet = new byte[plain.length + 16];
    System.arraycopy(plain, 0, packet, 0, headerLength);
    OffHeap.seal(
        cipher, ssrc, index, trailer, packet, 0, headerLength, plain, headerLength, textLength);
    assertThat(packet).isEqualTo(Hex.octets(expected));

    byte[] text = new byte[textLength];
    assertThat(cipher.open(ssrc, index, trailer, packet, 0, headerLength, textLength, text, 0))
        .isTrue();
    assertThat(Hex.text(text, 0, textLength)).isEqualTo(Hex.text(plain, headerLength, textLength));
  }

  private static PacketCipher cipher(SrtpProfile profile, PacketKind kind, SessionKeys keys) {
    return new JdkPacketCiphers().create(profile, kind, keys);
  }
}
