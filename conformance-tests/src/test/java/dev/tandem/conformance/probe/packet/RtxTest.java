package dev.tandem.conformance.probe.packet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RtxTest {
  private static final RtpPacket ORIGINAL =
      RtpPacket.builder()
          .payloadType(96)
          .ssrc(1)
          .sequence(0xabcd)
          .timestamp(9)
          .marker(true)
          .extension(2, new byte[] {5})
          .payload(new byte[] {1, 2, 3})
          .build();

  @Test
  void putsTheOriginalSequenceNumberBeforeThePayload() {
    RtpPacket rtx = Rtx.wrap(ORIGINAL, 97, 2, 7);

    assertThat(rtx.payload()).containsExactly(0xab, 0xcd, 1, 2, 3);
    assertThat(rtx.payloadType()).isEqualTo(97);
    assertThat(rtx.ssrc()).isEqualTo(2);
    assertThat(rtx.sequence()).isEqualTo(7);
    assertThat(rtx.timestamp()).isEqualTo(9);
  }

  @Test
  void givesTheOriginalBack() {
    assertThat(Rtx.unwrap(Rtx.wrap(ORIGINAL, 97, 2, 7), 96, 1)).contains(ORIGINAL);
  }

  @Test
  void findsNothingInAProbe() {
    RtpPacket probe = RtpPacket.builder().payloadType(97).padding(200).build();

    assertThat(Rtx.unwrap(probe, 96, 1)).isEmpty();
  }
}
