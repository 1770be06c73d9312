package dev.tandem.server.media.rtcp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.server.media.rtp.Hex;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RtcpWriterTest {
  private static final int OFFSET = 5;

  private final byte[] buffer = new byte[2000];
  private final RtcpWriter writer = new RtcpWriter();

  @BeforeEach
  void begin() {
    writer.begin(buffer, OFFSET, buffer.length);
  }

  @Test
  void writesSenderReports() {
    writer.senderReport(0x11111111, 0x0102030405060708L, 0xa0b0c0d0, 0xffffffffL, 1024);
    writer.reportBlock(0, 0x22222222, 64, -2, 0x10203, 17, 0x12345678, 0x10000);

    assertThat(written())
        .isEqualTo(
            hex(
                "81 c8 000c 11111111 0102030405060708 a0b0c0d0 ffffffff 00000400",
                "22222222 40 fffffe 00010203 00000011 12345678 00010000"));
  }

  @Test
  void writesReceiverReports() {
    writer.receiverReport(0x11111111);
    writer.reportBlock(0x11111111, 0x22222222, 255, 3, 4, 5, 6, 7);
    writer.reportBlock(0x11111111, 0x33333333, 0, 0x7fffffff, 0, 0, 0, 0);

    assertThat(written())
        .isEqualTo(
            hex(
                "82 c9 000d 11111111",
                "22222222 ff 000003 00000004 00000005 00000006 00000007",
                "33333333 00 7fffff 00000000 00000000 00000000 00000000"));
  }

  @Test
  void beginsAReceiverReportForABlockThatHasNone() {
    writer.pli(1, 2);
    writer.reportBlock(0x11111111, 0x22222222, 0, 0, 0, 0, 0, 0);

    assertThat(written())
        .startsWith(hex("81 ce 0002 00000001 00000002 81 c9 0007 11111111 22222222"));
  }

  @Test
  void beginsAnotherReportBehind31Blocks() {
    writer.receiverReport(0x11111111);
    for (int i = 0; i < 32; i++) {
      writer.reportBlock(0x11111111, i, 0, 0, 0, 0, 0, 0);
    }

    var log = new RtcpLog();
    assertThat(RtcpParser.parse(buffer, OFFSET, writer.length(), log)).isEqualTo(RtcpStatus.OK);
    assertThat(log.lines).hasSize(32);
    assertThat(written()).startsWith(hex("9f c9 00bb"));
  }

  @Test
  void writesACanonicalNameWithAtLeastOneNullOctet() {
    writer.sdesCname(0x11111111, "a".getBytes(UTF_8));
    writer.sdesCname(0x11111111, "ab".getBytes(UTF_8));

    assertThat(written())
        .isEqualTo(
            hex("81 ca 0002 11111111 01 01 61 00", "81 ca 0003 11111111 01 02 6162 00000000"));
  }

  @Test
  void writesKeyFrameRequests() {
    writer.pli(0x11111111, 0x22222222);
    writer.fir(0x11111111, 0x22222222, 7);

    assertThat(written())
        .isEqualTo(
            hex("81 ce 0002 11111111 22222222", "84 ce 0004 11111111 00000000 22222222 07000000"));
  }

  @Test
  void packsLostSequenceNumbersIntoEntries() {
    writer.nack(0x11111111, 0x22222222, new int[] {100, 101, 116, 117, 65535, 0, 9, 9}, 7);

    assertThat(written())
        .isEqualTo(hex("81 cd 0005 11111111 22222222 0064 8001 0075 0000 ffff 0201"));
  }

  @Test
  void writesBitratesAsMantissaAndExponent() {
    writer.remb(0x11111111, 1_000_000, new int[] {0x22222222}, 1);
    writer.remb(0x11111111, 5, new int[0], 0);

    assertThat(written())
        .isEqualTo(
            hex(
                "8f ce 0005 11111111 00000000 52454d42 01 0b d090 22222222",
                "8f ce 0004 11111111 00000000 52454d42 00 00 0005"));
  }

  @Test
  void fillsTransportFeedbackUpToWholeWords() {
    writer.transportFeedback(
        0x11111111, 0x22222222, Hex.octets("99 0001 0001 000001 00 2001 04"), 1, 11);

    assertThat(written())
        .isEqualTo(hex("8f cd 0005 11111111 22222222 0001 0001 000001 00 2001 04 00"));
  }

  @Test
  void writesGoodbyes() {
    writer.bye(0x11111111);

    assertThat(written()).isEqualTo(hex("81 cb 0001 11111111"));
  }

  @Test
  void writesNothingWhereThereIsNoRoom() {
    fitsExactly(28, w -> w.senderReport(1, 2, 3, 4, 5));
    fitsExactly(8, w -> w.receiverReport(1));
    fitsExactly(32, w -> w.reportBlock(1, 2, 3, 4, 5, 6, 7, 8));
    fitsExactly(12, w -> w.sdesCname(1, "a".getBytes(UTF_8)));
    fitsExactly(12, w -> w.pli(1, 2));
    fitsExactly(20, w -> w.fir(1, 2, 3));
    fitsExactly(16, w -> w.nack(1, 2, new int[] {3}, 1));
    fitsExactly(24, w -> w.remb(1, 2, new int[] {3}, 1));
    fitsExactly(24, w -> w.transportFeedback(1, 2, new byte[11], 0, 11));
    fitsExactly(8, w -> w.bye(1));
  }

  @Test
  void refusesWhatNoPacketCanHold() {
    assertThat(writer.sdesCname(1, new byte[256])).isFalse();
    assertThat(writer.remb(1, 2, new int[256], 256)).isFalse();
    assertThat(writer.nack(1, 2, new int[0], 0)).isFalse();
    assertThat(writer.length()).isZero();
  }

  private void fitsExactly(int length, Predicate<RtcpWriter> write) {
    writer.begin(buffer, OFFSET, OFFSET + length - 1);
    assertThat(write.test(writer)).isFalse();
    assertThat(writer.length()).isZero();
    writer.begin(buffer, OFFSET, OFFSET + length);
    assertThat(write.test(writer)).isTrue();
    assertThat(writer.length()).isEqualTo(length);
  }

  private String written() {
    return Hex.text(buffer, OFFSET, writer.length());
  }

  private static String hex(String... parts) {
    byte[] octets = Hex.octets(parts);
    return Hex.text(octets, 0, octets.length);
  }
}
