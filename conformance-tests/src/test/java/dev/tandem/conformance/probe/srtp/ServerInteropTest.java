package dev.tandem.conformance.probe.srtp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.conformance.probe.packet.Rtcp;
import dev.tandem.conformance.probe.packet.RtpPacket;
import dev.tandem.server.media.rtp.PlainText;
import dev.tandem.server.media.srtp.JdkPacketCiphers;
import dev.tandem.server.media.srtp.SrtpReceiver;
import dev.tandem.server.media.srtp.SrtpSender;
import dev.tandem.server.media.srtp.SrtpStatus;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The probe's SRTP and the reference server's, which share no code, understand each other. */
@ParameterizedClass
@EnumSource(SrtpProfile.class)
class ServerInteropTest {
  private static final int HEADER = 12;
  private static final byte[] RTCP = Rtcp.compound(new Rtcp.PictureLossIndication(1, 2));

  private final SrtpOutbound outbound;
  private final SrtpInbound inbound;
  private final SrtpSender sender;
  private final SrtpReceiver receiver;

  ServerInteropTest(SrtpProfile profile) {
    byte[] exported = new byte[profile.exportLength()];
    new Random(2).nextBytes(exported);
    SrtpKeys keys = SrtpKeys.ofClient(profile, exported);
    outbound = new SrtpOutbound(keys);
    inbound = new SrtpInbound(keys);
    var theirs = dev.tandem.server.media.srtp.SrtpProfile.of(profile.id()).orElseThrow();
    JdkPacketCiphers ciphers = new JdkPacketCiphers();
    sender = new SrtpSender(theirs, keys.masterKey(), keys.masterSalt(), ciphers);
    receiver = new SrtpReceiver(theirs, keys.masterKey(), keys.masterSalt(), ciphers);
  }

  @Test
  void theServerOpensMediaOfTheProbeOverARollOver() {
    for (int sequence = 65_500; sequence < 65_600; sequence++) {
      byte[] sealed = outbound.protectRtp(rtp(sequence));
      byte[] opened = new byte[sealed.length];

      assertThat(receiver.unprotectRtp(sealed, 0, sealed.length, opened, 0))
          .isEqualTo(SrtpStatus.OK);
      assertThat(Arrays.copyOf(opened, receiver.length())).isEqualTo(rtp(sequence));
    }
  }

  @Test
  void theProbeOpensMediaOfTheServerOverARollOver() {
    for (int sequence = 65_500; sequence < 65_600; sequence++) {
      byte[] rtp = rtp(sequence);
      MemorySegment room = roomFor(rtp);
      PlainText text = new PlainText().set(room, HEADER, rtp.length - HEADER);
      int length = sender.protectRtp(rtp, 0, HEADER, text, room, 0);

      assertThat(inbound.unprotectRtp(octets(room, length)).packet()).isEqualTo(rtp);
    }
  }

  @Test
  void eachOpensTheControlPacketsOfTheOther() {
    byte[] sealed = outbound.protectRtcp(RTCP);
    byte[] opened = new byte[sealed.length];

    assertThat(receiver.unprotectRtcp(sealed, 0, sealed.length, opened, 0))
        .isEqualTo(SrtpStatus.OK);
    assertThat(Arrays.copyOf(opened, receiver.length())).isEqualTo(RTCP);

    MemorySegment room = roomFor(RTCP);
    int length = sender.protectRtcp(RTCP, 0, RTCP.length, room, 0);

    assertThat(inbound.unprotectRtcp(octets(room, length)).packet()).isEqualTo(RTCP);
  }

  @Test
  void theServerRefusesWhatTheProbeSpoilsOrSendsTwice() {
    byte[] sealed = outbound.protectRtp(rtp(1));
    byte[] spoilt = sealed.clone();
    spoilt[spoilt.length - 1] ^= 1;
    byte[] opened = new byte[sealed.length];

    assertThat(receiver.unprotectRtp(spoilt, 0, spoilt.length, opened, 0))
        .isEqualTo(SrtpStatus.AUTHENTICATION_FAILED);
    assertThat(receiver.unprotectRtp(sealed, 0, sealed.length, opened, 0)).isEqualTo(SrtpStatus.OK);
    assertThat(receiver.unprotectRtp(sealed, 0, sealed.length, opened, 0))
        .isEqualTo(SrtpStatus.REPLAYED);
  }

  /** A packet off the heap, with room for what protection adds. */
  private static MemorySegment roomFor(byte[] packet) {
    byte[] room = Arrays.copyOf(packet, packet.length + SrtpSender.MAX_OVERHEAD);
    return Arena.ofAuto().allocateFrom(ValueLayout.JAVA_BYTE, room);
  }

  private static byte[] octets(MemorySegment packet, int length) {
    return packet.asSlice(0, length).toArray(ValueLayout.JAVA_BYTE);
  }

  private static byte[] rtp(int sequence) {
    return RtpPacket.builder()
        .payloadType(111)
        .ssrc(0xfedcba98L)
        .sequence(sequence)
        .payload(new byte[100])
        .build()
        .toBytes();
  }
}
