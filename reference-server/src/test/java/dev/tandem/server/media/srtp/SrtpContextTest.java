package dev.tandem.server.media.srtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A sender and a receiver with the same master key, and packets that were tampered with. */
class SrtpContextTest {
  private static final int SSRC = 0xcafe_babe;

  private final byte[] out = new byte[1500];

  @ParameterizedTest
  @EnumSource(SrtpProfile.class)
  void mediaComesOutAsItWentIn(SrtpProfile profile) {
    SrtpReceiver receiver = Packets.receiver(profile);
    byte[] packet = Packets.rtp(SSRC, 7);
    byte[] plain = Arrays.copyOf(packet, Packets.RTP_LENGTH);

    int length = Packets.protectRtp(Packets.sender(profile), packet);

    assertThat(length).isEqualTo(Packets.RTP_LENGTH + profile.tagLength());
    assertThat(Arrays.copyOfRange(packet, 0, 12)).as("header").startsWith(prefix(plain, 12));
    assertThat(Arrays.copyOfRange(packet, 12, 52)).isNotEqualTo(Arrays.copyOfRange(plain, 12, 52));
    assertThat(receiver.unprotectRtp(packet, 0, length, out, 0)).isEqualTo(SrtpStatus.OK);
    assertThat(receiver.length()).isEqualTo(Packets.RTP_LENGTH);
    assertThat(prefix(out, receiver.length())).isEqualTo(plain);
  }

  @ParameterizedTest
  @EnumSource(SrtpProfile.class)
  void controlComesOutAsItWentIn(SrtpProfile profile) {
    SrtpReceiver receiver = Packets.receiver(profile);
    byte[] packet = Packets.rtcp(SSRC, 7);
    byte[] plain = Arrays.copyOf(packet, Packets.RTCP_LENGTH);

    int length = Packets.protectRtcp(Packets.sender(profile), packet);

    assertThat(length).isEqualTo(Packets.RTCP_LENGTH + 4 + profile.tagLength());
    assertThat(length).isLessThanOrEqualTo(Packets.RTCP_LENGTH + SrtpSender.MAX_OVERHEAD);
    assertThat(prefix(packet, 8)).as("header").isEqualTo(prefix(plain, 8));
    assertThat(receiver.unprotectRtcp(packet, 0, length, out, 0)).isEqualTo(SrtpStatus.OK);
    assertThat(receiver.length()).isEqualTo(Packets.RTCP_LENGTH);
    assertThat(prefix(out, receiver.length())).isEqualTo(plain);
  }

  @ParameterizedTest
  @EnumSource(SrtpProfile.class)
  void sourcesAndExtensionsOfTheHeaderStayReadable(SrtpProfile profile) {
    int headerLength = 12 + 2 * 4 + 4 + 3 * 4;
    byte[] header = new byte[headerLength + 10 + SrtpSender.MAX_OVERHEAD];
    header[0] = (byte) 0x92;
    Octets.putInt(header, 8, SSRC);
    Octets.putInt(header, 20, 0xbede_0003);
    byte[] plain = header.clone();
    byte[] payload = "_payload__".getBytes(StandardCharsets.US_ASCII);
    SrtpReceiver receiver = Packets.receiver(profile);

    int length =
        OffHeap.apply(
            header,
            memory ->
                Packets.sender(profile)
                    .protectRtp(plain, 0, headerLength, OffHeap.text(payload, 1, 7), memory, 0));

    assertThat(prefix(header, headerLength)).isEqualTo(prefix(plain, headerLength));
    assertThat(receiver.unprotectRtp(header, 0, length, out, 5)).isEqualTo(SrtpStatus.OK);
    assertThat(Arrays.copyOfRange(out, 5, 5 + headerLength)).isEqualTo(prefix(plain, headerLength));
    assertThat(Arrays.copyOfRange(out, 5 + headerLength, 5 + receiver.length()))
        .asString(StandardCharsets.US_ASCII)
        .isEqualTo("payload");
  }

  @ParameterizedTest
  @EnumSource(SrtpProfile.class)
  void aPacketMayBeDecryptedInPlace(SrtpProfile profile) {
    byte[] packet = Packets.rtp(SSRC, 7);
    byte[] plain = Arrays.copyOf(packet, Packets.RTP_LENGTH);
    int length = Packets.protectRtp(Packets.sender(profile), packet);

    assertThat(Packets.receiver(profile).unprotectRtp(packet, 0, length, packet, 0))
        .isEqualTo(SrtpStatus.OK);
    assertThat(prefix(packet, Packets.RTP_LENGTH)).isEqualTo(plain);
  }

  @ParameterizedTest
  @EnumSource(SrtpProfile.class)
  void aPacketSentAgainHasTheSameBits(SrtpProfile profile) {
    SrtpSender sender = Packets.sender(profile);
    byte[] first = Packets.rtp(SSRC, 7);
    Packets.protectRtp(sender, first);
    byte[] later = Packets.rtp(SSRC, 8);
    Packets.protectRtp(sender, later);

    for (int i = 0; i < 3; i++) {
      byte[] again = Packets.rtp(SSRC, 7);
      Packets.protectRtp(sender, again);
      assertThat(again).isEqualTo(first);
    }
  }

  @ParameterizedTest
  @EnumSource(SrtpProfile.class)
  void aMediaPacketWithAnyBitFlippedIsDroppedAndForgotten(SrtpProfile profile) {
    SrtpReceiver receiver = Packets.receiver(profile);
    byte[] packet = Packets.rtp(SSRC, 7);
    int length = Packets.protectRtp(Packets.sender(profile), packet);
    for (int bit = 0; bit < 8 * length; bit++) {
      packet[bit / 8] ^= (byte) (1 << (bit % 8));
      assertThat(receiver.unprotectRtp(packet, 0, length, out, 0))
          .as("bit %d", bit)
          .isNotEqualTo(SrtpStatus.OK);
      packet[bit / 8] ^= (byte) (1 << (bit % 8));
    }

    assertThat(receiver.unprotectRtp(packet, 0, length, out, 0)).isEqualTo(SrtpStatus.OK);
  }

  @ParameterizedTest
  @EnumSource(SrtpProfile.class)
  void aControlPacketWithAnyBitFlippedIsDroppedAndForgotten(SrtpProfile profile) {
    SrtpReceiver receiver = Packets.receiver(profile);
    byte[] packet = Packets.rtcp(SSRC, 7);
    int length = Packets.protectRtcp(Packets.sender(profile), packet);
    for (int bit = 0; bit < 8 * length; bit++) {
      packet[bit / 8] ^= (byte) (1 << (bit % 8));
      assertThat(receiver.unprotectRtcp(packet, 0, length, out, 0))
          .as("bit %d", bit)
          .isNotEqualTo(SrtpStatus.OK);
      packet[bit / 8] ^= (byte) (1 << (bit % 8));
    }

    assertThat(receiver.unprotectRtcp(packet, 0, length, out, 0)).isEqualTo(SrtpStatus.OK);
  }

  @ParameterizedTest
  @EnumSource(SrtpProfile.class)
  void aPacketCutOffAtAnyLengthIsDropped(SrtpProfile profile) {
    SrtpReceiver receiver = Packets.receiver(profile);
    SrtpSender sender = Packets.sender(profile);
    byte[] rtp = Packets.rtp(SSRC, 7);
    int rtpLength = Packets.protectRtp(sender, rtp);
    byte[] rtcp = Packets.rtcp(SSRC, 7);
    int rtcpLength = Packets.protectRtcp(sender, rtcp);

    for (int length = 0; length < rtpLength; length++) {
      assertThat(receiver.unprotectRtp(Arrays.copyOf(rtp, length), 0, length, out, 0))
          .isEqualTo(
              length < 12 + profile.tagLength()
                  ? SrtpStatus.TOO_SHORT
                  : SrtpStatus.AUTHENTICATION_FAILED);
    }
    for (int length = 0; length < rtcpLength; length++) {
      assertThat(receiver.unprotectRtcp(Arrays.copyOf(rtcp, length), 0, length, out, 0))
          .isEqualTo(
              length < 12 + profile.tagLength()
                  ? SrtpStatus.TOO_SHORT
                  : SrtpStatus.AUTHENTICATION_FAILED);
    }
  }

  @ParameterizedTest
  @EnumSource(SrtpProfile.class)
  void aHeaderThatClaimsToBeLongerThanThePacketIsDropped(SrtpProfile profile) {
    SrtpReceiver receiver = Packets.receiver(profile);
    byte[] packet = Packets.rtp(SSRC, 7);
    int length = Packets.protectRtp(Packets.sender(profile), packet);

    packet[0] = (byte) 0x8f;
    assertThat(receiver.unprotectRtp(packet, 0, length, out, 0)).isEqualTo(SrtpStatus.TOO_SHORT);
    packet[0] = (byte) 0x90;
    Octets.putInt(packet, 12, 0xbede_ffff);
    assertThat(receiver.unprotectRtp(packet, 0, length, out, 0)).isEqualTo(SrtpStatus.TOO_SHORT);
  }

  @ParameterizedTest
  @EnumSource(SrtpProfile.class)
  void onlyVersionTwoIsUnderstood(SrtpProfile profile) {
    SrtpReceiver receiver = Packets.receiver(profile);
    byte[] packet = Packets.rtp(SSRC, 7);
    for (int version : new int[] {0x00, 0x40, 0xc0}) {
      packet[0] = (byte) version;
      assertThat(receiver.unprotectRtp(packet, 0, packet.length, out, 0))
          .isEqualTo(SrtpStatus.BAD_VERSION);
      assertThat(receiver.unprotectRtcp(packet, 0, packet.length, out, 0))
          .isEqualTo(SrtpStatus.BAD_VERSION);
    }
  }

  @ParameterizedTest
  @EnumSource(SrtpProfile.class)
  void aPacketOfAnotherKeyIsDropped(SrtpProfile profile) {
    byte[] otherKey = new byte[profile.keyLength()];
    SrtpSender stranger =
        new SrtpSender(profile, otherKey, Packets.salt(profile), new JdkPacketCiphers());
    byte[] packet = Packets.rtp(SSRC, 7);
    int length = Packets.protectRtp(stranger, packet);

    assertThat(Packets.receiver(profile).unprotectRtp(packet, 0, length, out, 0))
        .isEqualTo(SrtpStatus.AUTHENTICATION_FAILED);
  }

  /** RFC 3711, section 3.4: the E flag may be clear; then the packet is authenticated only. */
  @ParameterizedTest
  @EnumSource(SrtpProfile.class)
  void aControlPacketThatIsNotEncryptedIsUnderstood(SrtpProfile profile) {
    byte[] key = Packets.key(profile);
    SessionKeys keys = SessionKeys.derive(profile, PacketKind.RTCP, key, Packets.salt(profile));
    PacketCipher cipher = new JdkPacketCiphers().create(profile, PacketKind.RTCP, keys);
    byte[] packet = Packets.rtcp(SSRC, 7);
    byte[] plain = Arrays.copyOf(packet, Packets.RTCP_LENGTH);
    int index = 99;
    int end = Packets.RTCP_LENGTH;
    OffHeap.seal(cipher, SSRC, index, index, packet, 0, end, packet, end, 0);
    Octets.putInt(packet, profile.isAead() ? end + profile.tagLength() : end, index);
    SrtpReceiver receiver = Packets.receiver(profile);

    int length = end + 4 + profile.tagLength();
    assertThat(receiver.unprotectRtcp(packet, 0, length, out, 0)).isEqualTo(SrtpStatus.OK);
    assertThat(prefix(out, receiver.length())).isEqualTo(plain);
    assertThat(receiver.unprotectRtcp(packet, 0, length, out, 0)).isEqualTo(SrtpStatus.REPLAYED);
  }

  private static byte[] prefix(byte[] octets, int length) {
    return Arrays.copyOf(octets, length);
  }
}
