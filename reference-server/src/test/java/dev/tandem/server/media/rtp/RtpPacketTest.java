package dev.tandem.server.media.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RtpPacketTest {
  private static final byte[] ONE_BYTE_FORM =
      Hex.octets(
          "90 e0 1234 89abcdef cafebabe", // X, marker, payload type 96
          "bede 0003",
          "10 41", // id 1, 1 octet
          "00 00", // padding
          "32 aabbcc", // id 3, 3 octets
          "51 0007 00", // id 5, 2 octets
          "010203");
  private static final byte[] TWO_BYTE_FORM =
      Hex.octets(
          "90 60 1234 89abcdef cafebabe",
          "1005 0003",
          "01 00", // id 1, empty
          "14 03 aabbcc", // id 20, 3 octets
          "00",
          "ff 02 0007",
          "0102");

  private final RtpPacket packet = new RtpPacket();

  @Test
  void readsTheFixedHeader() {
    assertThat(wrap(Hex.octets("80 e0 1234 89abcdef cafebabe 010203"))).isTrue();

    assertThat(packet.marker()).isTrue();
    assertThat(packet.payloadType()).isEqualTo(96);
    assertThat(packet.sequenceNumber()).isEqualTo(0x1234);
    assertThat(packet.timestamp()).isEqualTo(0x89abcdef);
    assertThat(packet.ssrc()).isEqualTo(0xcafebabe);
    assertThat(packet.headerLength()).isEqualTo(12);
    assertThat(packet.payloadOffset()).isEqualTo(12);
    assertThat(packet.payloadLength()).isEqualTo(3);
    assertThat(packet.hasPadding()).isFalse();
    assertThat(packet.extensionOffset(1)).isEqualTo(-1);
  }

  @Test
  void readsAtAnOffset() {
    byte[] buffer = new byte[100];
    System.arraycopy(ONE_BYTE_FORM, 0, buffer, 7, ONE_BYTE_FORM.length);

    assertThat(packet.wrap(buffer, 7, ONE_BYTE_FORM.length)).isTrue();

    assertThat(packet.sequenceNumber()).isEqualTo(0x1234);
    assertThat(packet.payloadOffset()).isEqualTo(7 + 28);
    assertThat(Hex.text(buffer, packet.extensionOffset(3), 3)).isEqualTo("aa bb cc");
  }

  @Test
  void skipsContributingSources() {
    assertThat(wrap(Hex.octets("82 00 0001 00000002 00000003 11111111 22222222 ff"))).isTrue();

    assertThat(packet.headerLength()).isEqualTo(20);
    assertThat(packet.payloadLength()).isEqualTo(1);
  }

  @Test
  void leavesPaddingOutOfThePayload() {
    assertThat(wrap(Hex.octets("a0 00 0001 00000002 00000003 0102 000003"))).isTrue();

    assertThat(packet.hasPadding()).isTrue();
    assertThat(packet.payloadLength()).isEqualTo(2);
  }

  @Test
  void acceptsAPacketOfPaddingAlone() {
    assertThat(wrap(Hex.octets("a0 00 0001 00000002 00000003 000003"))).isTrue();

    assertThat(packet.payloadLength()).isZero();
  }

  @Test
  void refusesMorePaddingThanPayload() {
    assertThat(wrap(Hex.octets("a0 00 0001 00000002 00000003 000004"))).isFalse();
    assertThat(wrap(Hex.octets("a0 00 0001 00000002 00000003 000000"))).isFalse();
    assertThat(wrap(Hex.octets("a0 00 0001 00000002 00000003"))).isFalse();
  }

  @Test
  void leavesThePaddingOfAnEncryptedPacketAlone() {
    byte[] encrypted = Hex.octets("a0 00 0001 00000002 00000003 1234567890ff");

    assertThat(packet.wrapProtected(encrypted, 0, encrypted.length)).isTrue();
    assertThat(packet.payloadLength()).isEqualTo(6);
  }

  @Test
  void findsElementsOfTheOneByteForm() {
    assertThat(wrap(ONE_BYTE_FORM)).isTrue();

    assertThat(packet.extensionOffset(1)).isEqualTo(17);
    assertThat(packet.extensionLength(1)).isEqualTo(1);
    assertThat(packet.extensionOffset(3)).isEqualTo(21);
    assertThat(packet.extensionLength(3)).isEqualTo(3);
    assertThat(packet.extensionOffset(5)).isEqualTo(25);
    assertThat(packet.extensionLength(5)).isEqualTo(2);
    assertThat(packet.extensionOffset(2)).isEqualTo(-1);
    assertThat(packet.extensionLength(2)).isEqualTo(-1);
    assertThat(packet.extensionOffset(0)).isEqualTo(-1);
    assertThat(packet.payloadOffset()).isEqualTo(28);
    assertThat(packet.payloadLength()).isEqualTo(3);
  }

  @Test
  void findsElementsOfTheTwoByteForm() {
    assertThat(wrap(TWO_BYTE_FORM)).isTrue();

    assertThat(packet.extensionLength(1)).isZero();
    assertThat(packet.extensionOffset(20)).isEqualTo(20);
    assertThat(packet.extensionLength(20)).isEqualTo(3);
    assertThat(packet.extensionOffset(255)).isEqualTo(26);
    assertThat(packet.extensionLength(255)).isEqualTo(2);
    assertThat(packet.payloadLength()).isEqualTo(2);
  }

  @Test
  void stopsAtTheReservedId15OfTheOneByteForm() {
    assertThat(wrap(Hex.octets("90 00 0001 00000002 00000003 bede 0001 f0 00 10 41"))).isTrue();

    assertThat(packet.extensionOffset(15)).isEqualTo(-1);
    assertThat(packet.extensionOffset(1)).isEqualTo(-1);
  }

  @Test
  void findsNoElementThatReachesOverTheExtensions() {
    assertThat(wrap(Hex.octets("90 00 0001 00000002 00000003 bede 0001 1f 010203 04"))).isTrue();

    assertThat(packet.extensionOffset(1)).isEqualTo(-1);
    assertThat(packet.payloadLength()).isEqualTo(1);
  }

  @Test
  void skipsExtensionsOfAnUnknownProfile() {
    assertThat(wrap(Hex.octets("90 00 0001 00000002 00000003 abcd 0001 10 41 10 41 09"))).isTrue();

    assertThat(packet.extensionOffset(1)).isEqualTo(-1);
    assertThat(packet.payloadLength()).isEqualTo(1);
  }

  @Test
  void refusesOtherVersionsAndTruncatedHeaders() {
    assertThat(wrap(Hex.octets("40 00 0001 00000002 00000003"))).isFalse();
    assertThat(wrap(Hex.octets("80 00 0001 00000002 000000"))).isFalse();
    assertThat(wrap(Hex.octets("81 00 0001 00000002 00000003 111111"))).isFalse();
    assertThat(wrap(Hex.octets("90 00 0001 00000002 00000003 bede00"))).isFalse();
    assertThat(wrap(Hex.octets("90 00 0001 00000002 00000003 bede0001 1041"))).isFalse();
  }

  @Test
  void survivesHostileBytes() {
    HostileBytes.mutilated(ONE_BYTE_FORM, this::readAll);
    HostileBytes.mutilated(TWO_BYTE_FORM, this::readAll);
    HostileBytes.everyLength(this::readAll);
    HostileBytes.everyLength(Hex.octets("b0"), this::readAll);
    HostileBytes.everyLength(Hex.octets("b0 00 0001 00000002 00000003 bede 0008"), this::readAll);
    HostileBytes.everyLength(Hex.octets("90 00 0001 00000002 00000003 1000 0008"), this::readAll);
  }

  private void readAll(byte[] buffer, int offset, int length) {
    if (!packet.wrap(buffer, offset, length)) {
      return;
    }
    assertThat(packet.payloadLength()).isBetween(0, length - 12);
    assertThat(packet.payloadOffset() + packet.payloadLength()).isLessThanOrEqualTo(buffer.length);
    for (int id = 0; id <= 255; id++) {
      int end = packet.extensionOffset(id) + packet.extensionLength(id);
      assertThat(end).isLessThanOrEqualTo(packet.payloadOffset());
    }
  }

  private boolean wrap(byte[] octets) {
    return packet.wrap(octets, 0, octets.length);
  }
}
