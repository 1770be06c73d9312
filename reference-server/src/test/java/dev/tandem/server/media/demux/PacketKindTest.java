package dev.tandem.server.media.demux;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PacketKindTest {

  @ParameterizedTest
  @CsvSource({
    "0, 1, STUN",
    "3, 0, STUN",
    "4, 0, UNKNOWN",
    "19, 0, UNKNOWN",
    "20, 254, DTLS",
    "63, 0, DTLS",
    "64, 0, UNKNOWN",
    "127, 0, UNKNOWN",
    "128, 96, RTP",
    "191, 255, RTP",
    "128, 191, RTP",
    "128, 192, RTCP",
    "129, 200, RTCP",
    "129, 223, RTCP",
    "128, 224, RTP",
    "192, 0, UNKNOWN"
  })
  void tellsTheProtocolByTheFirstTwoOctets(int first, int second, PacketKind expected) {
    byte[] packet = {(byte) first, (byte) second, 0, 0};

    assertThat(PacketKind.of(packet, 0, packet.length)).isEqualTo(expected);
  }

  @Test
  void readsAtTheOffset() {
    assertThat(PacketKind.of(new byte[] {64, 64, (byte) 128, 96}, 2, 2)).isEqualTo(PacketKind.RTP);
  }

  @Test
  void aDatagramOfLessThanTwoOctetsIsUnknown() {
    assertThat(PacketKind.of(new byte[2], 0, 0)).isEqualTo(PacketKind.UNKNOWN);
    assertThat(PacketKind.of(new byte[2], 0, 1)).isEqualTo(PacketKind.UNKNOWN);
  }
}
