package dev.tandem.conformance.probe.srtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.conformance.probe.packet.Rtcp;
import dev.tandem.conformance.probe.packet.RtpPacket;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Two ends of one association, for each profile. */
@ParameterizedClass
@EnumSource(SrtpProfile.class)
class SrtpSessionTest {
  private static final byte[] RTCP = Rtcp.compound(new Rtcp.PictureLossIndication(1, 2));

  private final SrtpProfile profile;
  private final SrtpSession client;
  private final SrtpSession server;

  SrtpSessionTest(SrtpProfile profile) {
    this.profile = profile;
    byte[] exported = new byte[profile.exportLength()];
    new Random(1).nextBytes(exported);
    client = SrtpSession.ofClient(profile, exported);
    server = SrtpSession.ofServer(profile, exported);
  }

  @Test
  void opensWhatTheOtherEndProtected() {
    assertThat(server.unprotectRtp(client.protectRtp(rtp(1))).packet()).isEqualTo(rtp(1));
    assertThat(client.unprotectRtp(server.protectRtp(rtp(1))).packet()).isEqualTo(rtp(1));
    assertThat(server.unprotectRtcp(client.protectRtcp(RTCP)).packet()).isEqualTo(RTCP);
    assertThat(client.unprotectRtcp(server.protectRtcp(RTCP)).packet()).isEqualTo(RTCP);
  }

  @Test
  void hidesThePayloadAndShowsTheHeader() {
    byte[] sealed = client.protectRtp(rtp(1));
    int header = rtp(1).length - 5;

    assertThat(sealed).startsWith(Arrays.copyOf(rtp(1), header));
    assertThat(Arrays.copyOfRange(sealed, header, header + 5)).isNotEqualTo(new byte[5]);
  }

  @Test
  void countsRoundsOfTheSequenceNumber() {
    for (int sequence = 65_000; sequence < 3 * 65_536; sequence += 500) {
      assertThat(server.unprotectRtp(client.protectRtp(rtp(sequence))).result())
          .isEqualTo(SrtpResult.OK);
    }
  }

  @Test
  void opensAPacketOfTheRoundBefore() {
    byte[] late = client.protectRtp(rtp(65_535));
    server.unprotectRtp(client.protectRtp(rtp(65_534)));
    server.unprotectRtp(client.protectRtp(rtp(65_536)));

    assertThat(server.unprotectRtp(late).packet()).isEqualTo(rtp(65_535));
  }

  @Test
  void protectsASequenceNumberAgain() {
    byte[] first = client.protectRtp(rtp(7));
    client.protectRtp(rtp(8));

    assertThat(client.protectRtp(rtp(7))).isEqualTo(first);
    assertThat(client.protectRtp(rtp(7))).isEqualTo(first);
  }

  @Test
  void refusesAReplay() {
    byte[] rtp = client.protectRtp(rtp(7));
    byte[] rtcp = client.protectRtcp(RTCP);
    server.unprotectRtp(rtp);
    server.unprotectRtcp(rtcp);

    assertThat(server.unprotectRtp(rtp).result()).isEqualTo(SrtpResult.REPLAYED);
    assertThat(server.unprotectRtcp(rtcp).result()).isEqualTo(SrtpResult.REPLAYED);
  }

  @Test
  void acceptsAReplayIfToldTo() {
    server.inbound().acceptReplays(true);
    byte[] rtp = client.protectRtp(rtp(7));
    byte[] rtcp = client.protectRtcp(RTCP);
    server.unprotectRtp(rtp);
    server.unprotectRtcp(rtcp);

    assertThat(server.unprotectRtp(rtp).packet()).isEqualTo(rtp(7));
    assertThat(server.unprotectRtcp(rtcp).packet()).isEqualTo(RTCP);
  }

  @Test
  void noticesEveryFlippedOctet() {
    byte[] rtp = client.protectRtp(rtp(7));
    byte[] rtcp = client.protectRtcp(RTCP);

    for (int i = 0; i < rtp.length; i++) {
      assertThat(server.unprotectRtp(flipped(rtp, i)).isOk()).as("octet %d", i).isFalse();
    }
    for (int i = 0; i < rtcp.length; i++) {
      assertThat(server.unprotectRtcp(flipped(rtcp, i)).isOk()).as("octet %d", i).isFalse();
    }
    assertThat(server.unprotectRtp(flipped(rtp, rtp.length - 1)).result())
        .isEqualTo(SrtpResult.BAD_TAG);
    assertThat(server.unprotectRtp(rtp).packet()).as("the sound packet").isEqualTo(rtp(7));
  }

  @Test
  void survivesEveryLength() {
    byte[] rtp = client.protectRtp(rtp(7));
    byte[] rtcp = client.protectRtcp(RTCP);

    for (int length = 0; length < rtp.length; length++) {
      assertThat(server.unprotectRtp(Arrays.copyOf(rtp, length)).isOk()).isFalse();
    }
    for (int length = 0; length < rtcp.length; length++) {
      assertThat(server.unprotectRtcp(Arrays.copyOf(rtcp, length)).isOk()).isFalse();
    }
    assertThat(server.unprotectRtp(new byte[11]).result()).isEqualTo(SrtpResult.TOO_SHORT);
    assertThat(server.unprotectRtcp(new byte[11]).result()).isEqualTo(SrtpResult.TOO_SHORT);
  }

  @Test
  void refusesToProtectWhatHasNoHeader() {
    assertThatThrownBy(() -> client.protectRtp(new byte[11])).hasMessageContaining("header");
    assertThatThrownBy(() -> client.protectRtcp(new byte[7])).hasMessageContaining("header");
  }

  @Test
  void isNamedByItsNumberInUseSrtp() {
    assertThat(SrtpProfile.of(profile.id())).contains(profile);
    assertThat(SrtpProfile.of(0x0005)).isEmpty();
  }

  private static byte[] rtp(int sequence) {
    return RtpPacket.builder()
        .payloadType(96)
        .ssrc(0x89abcdefL)
        .sequence(sequence)
        .extension(3, new byte[] {1, 2})
        .payload(new byte[5])
        .build()
        .toBytes();
  }

  private static byte[] flipped(byte[] packet, int index) {
    byte[] copy = packet.clone();
    copy[index] ^= 1;
    return copy;
  }
}
