package dev.tandem.server.media.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RtpHeaderWriterTest {
  private final RtpHeaderWriter writer = new RtpHeaderWriter();
  private final byte[] buffer = new byte[300];

  @Test
  void writesAHeaderWithoutExtensions() {
    writer.begin(buffer, 2, true, 96, 0x11234, 0x89abcdef, 0xcafebabe);

    assertThat(writer.finish()).isEqualTo(12);
    assertThat(Hex.text(buffer, 2, 12)).isEqualTo("80 e0 12 34 89 ab cd ef ca fe ba be");
  }

  @Test
  void writesTheOneByteForm() {
    writer.begin(buffer, 0, false, 96, 1, 2, 3);
    writer.extension(1, 0x1234, 2);
    writer.extension(14, new byte[] {9, 7, 8, 9}, 1, 3);

    assertThat(writer.finish()).isEqualTo(24);
    assertThat(Hex.text(buffer, 0, 24))
        .isEqualTo("90 60 00 01 00 00 00 02 00 00 00 03 be de 00 02 11 12 34 e2 07 08 09 00");
  }

  @Test
  void writesTheTwoByteForm() {
    writer.begin(buffer, 0, false, 96, 1, 2, 3, true);
    writer.extension(200, 0x123456, 3);
    writer.extension(1, new byte[0], 0, 0);

    assertThat(writer.finish()).isEqualTo(24);
    assertThat(Hex.text(buffer, 12, 12)).isEqualTo("10 00 00 02 c8 03 12 34 56 01 00 00");
  }

  @Test
  void leavesOutWhatTheFormCannotHold() {
    writer.begin(buffer, 0, false, 96, 1, 2, 3);

    assertThat(writer.extension(15, 1, 1)).isFalse();
    assertThat(writer.extension(0, 1, 1)).isFalse();
    assertThat(writer.extension(1, new byte[17], 0, 17)).isFalse();
    assertThat(writer.extension(1, new byte[0], 0, 0)).isFalse();
    assertThat(writer.finish()).isEqualTo(12);
  }

  @Test
  void neverGrowsBeyondItsMaximum() {
    writer.begin(buffer, 0, false, 96, 1, 2, 3, true);
    int written = 0;
    while (writer.extension(1, new byte[10], 0, 10)) {
      written++;
    }

    assertThat(written).isEqualTo(20);
    assertThat(writer.finish()).isEqualTo(RtpHeaderWriter.MAX_LENGTH);
  }

  @Test
  void writesWhatThePacketReads() {
    writer.begin(buffer, 0, true, 111, 65535, -1, -2);
    writer.extension(3, 0xABCDEF, 3);
    writer.extension(4, new byte[] {1, 2, 3, 4, 5, 6, 7, 8}, 0, 8);
    writer.extension(5, 0xFFFFFF77, 1);
    int length = writer.finish();
    var packet = new RtpPacket();

    assertThat(packet.wrap(buffer, 0, length + 5)).isTrue();
    assertThat(packet.sequenceNumber()).isEqualTo(65535);
    assertThat(packet.headerLength()).isEqualTo(length);
    assertThat(BigEndian.getU24(buffer, packet.extensionOffset(3))).isEqualTo(0xABCDEF);
    assertThat(BigEndian.getLong(buffer, packet.extensionOffset(4))).isEqualTo(0x0102030405060708L);
    assertThat(packet.extensionLength(5)).isEqualTo(1);
    assertThat(buffer[packet.extensionOffset(5)]).isEqualTo((byte) 0x77);
  }
}
