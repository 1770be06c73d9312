package dev.tandem.server.media.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RedPayloadTest {
  /** One redundant block of 3 octets and a timestamp offset of 960, then the primary. */
  private static final byte[] WITH_REDUNDANCY = Hex.octets("ef 0f0003 6f aabbcc 0102");

  @Test
  void findsThePrimaryBehindRedundantBlocks() {
    assertThat(RedPayload.primaryOffset(WITH_REDUNDANCY, 0, WITH_REDUNDANCY.length)).isEqualTo(8);
    assertThat(RedPayload.primaryPayloadType(WITH_REDUNDANCY, 0, WITH_REDUNDANCY.length))
        .isEqualTo(111);
  }

  @Test
  void findsAPrimaryAlone() {
    byte[] payload = Hex.octets("ff 60 0102");

    assertThat(RedPayload.primaryOffset(payload, 1, 3)).isEqualTo(2);
    assertThat(RedPayload.primaryPayloadType(payload, 1, 3)).isEqualTo(96);
  }

  @Test
  void refusesBlocksThatReachOverTheEnd() {
    byte[] payload = Hex.octets("ef 0f0007 6f aabbcc 0102");

    assertThat(RedPayload.primaryOffset(payload, 0, payload.length)).isEqualTo(-1);
    assertThat(RedPayload.primaryOffset(payload, 0, 4)).isEqualTo(-1);
    assertThat(RedPayload.primaryPayloadType(payload, 0, 4)).isEqualTo(-1);
    assertThat(RedPayload.primaryOffset(payload, 0, 0)).isEqualTo(-1);
  }

  @Test
  void survivesHostileBytes() {
    HostileBytes.everyLength(RedPayloadTest::read);
    HostileBytes.mutilated(WITH_REDUNDANCY, RedPayloadTest::read);
  }

  private static void read(byte[] buffer, int offset, int length) {
    assertThat(RedPayload.primaryOffset(buffer, offset, length)).isBetween(-1, buffer.length);
    assertThat(RedPayload.primaryPayloadType(buffer, offset, length)).isBetween(-1, 127);
  }
}
