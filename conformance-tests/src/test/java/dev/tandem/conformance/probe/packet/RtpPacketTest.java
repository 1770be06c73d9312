package dev.tandem.conformance.probe.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RtpPacketTest {
  private static final RtpPacket FULL =
      RtpPacket.builder()
          .payloadType(96)
          .marker(true)
          .sequence(65_535)
          .timestamp(0xfedcba98L)
          .ssrc(0x89abcdefL)
          .csrcs(List.of(1L, 0xffff_ffffL))
          .extension(1, new byte[] {7})
          .extension(14, new byte[16])
          .payload(new byte[] {1, 2, 3})
          .padding(5)
          .build();

  @Test
  void readsTheFieldsOfTheFixedHeader() throws MalformedPacketException {
    RtpPacket packet = parse("80 e0 1234 fedcba98 89abcdef 0102");

    assertThat(packet.payloadType()).isEqualTo(96);
    assertThat(packet.marker()).isTrue();
    assertThat(packet.sequence()).isEqualTo(0x1234);
    assertThat(packet.timestamp()).isEqualTo(0xfedcba98L);
    assertThat(packet.ssrc()).isEqualTo(0x89abcdefL);
    assertThat(packet.payload()).containsExactly(1, 2);
  }

  @Test
  void readsItsOwnBytes() throws MalformedPacketException {
    assertThat(RtpPacket.parse(FULL.toBytes())).isEqualTo(FULL);
    assertThat(FULL.toBuilder().build()).isEqualTo(FULL);
    assertThat(FULL.toBuilder().marker(false).build()).isNotEqualTo(FULL);
  }

  @Test
  void readsOneByteExtensionsOverPadding() throws MalformedPacketException {
    RtpPacket packet = parse("90 60 0001 00000000 00000001 bede 0002 10 aa 00 00 21 bb cc 00 ff");

    assertThat(packet.extensionIds()).containsExactlyInAnyOrder(1, 2);
    assertThat(packet.extension(1)).hasValue(new byte[] {(byte) 0xaa});
    assertThat(packet.extension(2)).hasValue(new byte[] {(byte) 0xbb, (byte) 0xcc});
    assertThat(packet.payload()).containsExactly(0xff);
  }

  @Test
  void stopsAtTheReservedOneByteId() throws MalformedPacketException {
    RtpPacket packet = parse("90 60 0001 00000000 00000001 bede 0001 10 aa f0 20");

    assertThat(packet.extensionIds()).containsExactly(1);
  }

  @Test
  void readsTwoByteExtensions() throws MalformedPacketException {
    RtpPacket packet = parse("90 60 0001 00000000 00000001 1000 0002 c8 02 aa bb 03 00 00 00");

    assertThat(packet.extension(200)).hasValue(new byte[] {(byte) 0xaa, (byte) 0xbb});
    assertThat(packet.extension(3)).hasValue(new byte[0]);
  }

  @Test
  void writesTheTwoByteFormWhereItMustOrIsTold() throws MalformedPacketException {
    for (RtpPacket packet :
        List.of(
            RtpPacket.builder().extension(15, new byte[1]).build(),
            RtpPacket.builder().extension(1, new byte[17]).build(),
            RtpPacket.builder().extension(1, new byte[0]).build(),
            RtpPacket.builder().extension(1, new byte[1]).twoByteExtensions(true).build())) {
      assertThat(packet.toBytes()[12]).isEqualTo((byte) 0x10);
      assertThat(RtpPacket.parse(packet.toBytes())).isEqualTo(packet);
    }
  }

  @Test
  void saysWhatIsMalformed() {
    assertMalformed("80 60 0001 00000000 000000", "shorter than the fixed RTP header");
    assertMalformed("40 60 0001 00000000 00000001", "RTP version is 1, not 2");
    assertMalformed("81 60 0001 00000000 00000001 000000", "the CSRC list goes beyond the end");
    assertMalformed(
        "90 60 0001 00000000 00000001 bede 0001 00", "the header extension goes beyond the end");
    assertMalformed(
        "90 60 0001 00000000 00000001 bede 0001 13 00 00 00",
        "a header extension element goes beyond its block");
    assertMalformed(
        "90 60 0001 00000000 00000001 1000 0001 00 00 00 01",
        "a header extension element has no length");
    assertMalformed(
        "a0 60 0001 00000000 00000001", "the padding bit is set but nothing follows the header");
    assertMalformed(
        "a0 60 0001 00000000 00000001 00", "the padding bit is set but the padding is empty");
    assertMalformed(
        "a0 60 0001 00000000 00000001 0003", "the padding is longer than what follows the header");
  }

  @Test
  void survivesEveryLengthAndEveryOctet() {
    byte[] whole = FULL.toBytes();
    Random random = new Random(3);
    for (int length = 0; length <= whole.length; length++) {
      for (int round = 0; round < 200; round++) {
        byte[] hostile = Arrays.copyOf(whole, length);
        if (length > 0) {
          hostile[random.nextInt(length)] = (byte) random.nextInt();
        }
        assertEitherReadOrRefused(hostile);
      }
    }
  }

  @Test
  void refusesToBuildWhatTheHeaderCannotHold() {
    assertThatThrownBy(() -> RtpPacket.builder().payloadType(128))
        .hasMessage("payload type 128 is not between 0 and 127");
    assertThatThrownBy(() -> RtpPacket.builder().padding(256))
        .hasMessage("padding 256 is not between 0 and 255");
  }

  private static void assertEitherReadOrRefused(byte[] bytes) {
    try {
      RtpPacket packet = RtpPacket.parse(bytes);
      assertThat(RtpPacket.parse(packet.toBytes())).isEqualTo(packet);
    } catch (MalformedPacketException e) {
      assertThat(e).hasMessageMatching("\\S.+");
    }
  }

  private static void assertMalformed(String packet, String reason) {
    assertThatThrownBy(() -> parse(packet))
        .isInstanceOf(MalformedPacketException.class)
        .hasMessage(reason);
  }

  private static RtpPacket parse(String packet) throws MalformedPacketException {
    return RtpPacket.parse(Hex.octets(packet));
  }
}
