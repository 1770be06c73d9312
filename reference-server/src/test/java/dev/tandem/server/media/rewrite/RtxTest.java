package dev.tandem.server.media.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.server.media.rtp.Hex;
import dev.tandem.server.media.rtp.HostileBytes;
import dev.tandem.server.media.rtp.RtpPacket;
import org.junit.jupiter.api.Test;

class RtxTest {
  private final RtpPacket packet = new RtpPacket();

  @Test
  void putsTheOriginalSequenceNumberBeforeThePayload() {
    byte[] out = new byte[8];

    assertThat(RtxWriter.write(out, 1, 0x1234, Hex.octets("00aabbcc"), 1, 3)).isEqualTo(5);
    assertThat(Hex.text(out, 1, 5)).isEqualTo("12 34 aa bb cc");
  }

  @Test
  void restoresTheRepeatedPacket() {
    // payload type 97, padding of 2, an extension with a MID, original sequence number 0x1234
    byte[] rtx = Hex.octets("b0 e1 0009 00000002 aaaaaaaa bede 0001 10 31 0000 1234 0102 0002");
    byte[] out = new byte[100];
    packet.wrap(rtx, 0, rtx.length);

    assertThat(RtxReader.originalSequence(rtx, packet)).isEqualTo(0x1234);
    assertThat(RtxReader.restore(rtx, packet, 96, 0xbbbbbbbb, out, 3)).isEqualTo(22);
    assertThat(Hex.text(out, 3, 22))
        .isEqualTo("90 e0 12 34 00 00 00 02 bb bb bb bb be de 00 01 10 31 00 00 01 02");
  }

  @Test
  void findsNothingInPadding() {
    byte[] padding = Hex.octets("a0 61 0009 00000002 aaaaaaaa 000003");
    packet.wrap(padding, 0, padding.length);

    assertThat(RtxReader.originalSequence(padding, packet)).isEqualTo(-1);
    assertThat(RtxReader.restore(padding, packet, 96, 1, new byte[100], 0)).isEqualTo(-1);
  }

  @Test
  void survivesHostileBytes() {
    byte[] out = new byte[1500];
    HostileBytes.Reader reader =
        (buffer, offset, length) -> {
          if (packet.wrap(buffer, offset, length)) {
            int restored = RtxReader.restore(buffer, packet, 96, 1, out, 0);
            assertThat(restored).isBetween(-1, length - 2);
          }
        };
    HostileBytes.everyLength(reader);
    HostileBytes.everyLength(Hex.octets("b0 61 0009 00000002 aaaaaaaa bede 0001"), reader);
  }
}
