package dev.tandem.server.media.srtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Long streams: wrap-around, reordering, replays, many sources, worn-out keys. */
class SrtpSequenceTest {
  private static final SrtpProfile PROFILE = SrtpProfile.AEAD_AES_128_GCM;
  private static final int SSRC = 77;

  private final SrtpSender sender = Packets.sender(PROFILE);
  private final SrtpReceiver receiver = Packets.receiver(PROFILE);
  private final byte[] out = new byte[1500];

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void everyPacketIsAcceptedOnceAcrossFourWrapsWhateverTheOrder(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<byte[]> onTheWay = new ArrayList<>();
    for (int number = 0; number < 4 * 65_536 + 10; number++) {
      byte[] packet = Packets.rtp(SSRC, number);
      Packets.protectRtp(sender, packet);
      if (random.nextInt(100) > 0) {
        onTheWay.add(packet);
      }
      while (onTheWay.size() > 200) {
        byte[] next = onTheWay.remove(random.nextInt(random.nextInt(50) == 0 ? 200 : 2));
        int number2 = number;
        assertThat(unprotect(next))
            .as(() -> "seed " + seed + ", after packet " + number2)
            .isEqualTo(SrtpStatus.OK);
        assertThat(Octets.getInt(out, 12)).isBetween(number - 70_000, number);
        if (random.nextInt(50) == 0) {
          assertThat(unprotect(next)).isEqualTo(SrtpStatus.REPLAYED);
        }
      }
    }
  }

  @Test
  void aStreamMayBeginRightBeforeTheWrap() {
    for (int number = 65_530; number < 65_550; number++) {
      assertThat(sendAndReceive(number)).isEqualTo(SrtpStatus.OK);
    }
  }

  @Test
  void aGapOfLessThanHalfATurnDoesNotLoseTheCount() {
    assertThat(sendAndReceive(40_000)).isEqualTo(SrtpStatus.OK);
    assertThat(sendAndReceive(72_000)).isEqualTo(SrtpStatus.OK);
    assertThat(sendAndReceive(104_000)).isEqualTo(SrtpStatus.OK);
  }

  @Test
  void aPacketFromBeforeTheWindowIsTooOld() {
    byte[] old = Packets.rtp(SSRC, 1);
    Packets.protectRtp(sender, old);
    sendAndReceive(2);
    sendAndReceive(1 + ReplayWindow.SIZE);

    assertThat(unprotect(old)).isEqualTo(SrtpStatus.TOO_OLD);
  }

  @Test
  void aPacketFromBeforeTheFirstTurnIsTooOld() {
    sendAndReceive(3);
    byte[] forged = Packets.rtp(SSRC, 65_535);

    assertThat(unprotect(forged)).isEqualTo(SrtpStatus.TOO_OLD);
  }

  @Test
  void aForgedPacketFarAheadDoesNotMoveTheWindow() {
    sendAndReceive(1);
    byte[] forged = Packets.rtp(SSRC, 30_000);

    assertThat(unprotect(forged)).isEqualTo(SrtpStatus.AUTHENTICATION_FAILED);
    assertThat(sendAndReceive(2)).isEqualTo(SrtpStatus.OK);
  }

  @Test
  void sixtyFourSourcesFitAndNoMore() {
    for (int ssrc = 0; ssrc < 64; ssrc++) {
      byte[] packet = Packets.rtp(ssrc, 1);
      assertThat(Packets.protectRtp(sender, packet)).isPositive();
      assertThat(unprotect(packet)).isEqualTo(SrtpStatus.OK);
    }
    assertThat(Packets.protectRtp(sender, Packets.rtp(64, 1))).isZero();
    assertThat(Packets.protectRtcp(sender, Packets.rtcp(64, 1))).isZero();

    byte[] fresh = Packets.rtp(64, 1);
    Packets.protectRtp(Packets.sender(PROFILE), fresh);
    assertThat(unprotect(fresh)).isEqualTo(SrtpStatus.TOO_MANY_SSRCS);
    byte[] known = Packets.rtp(63, 2);
    Packets.protectRtp(sender, known);
    assertThat(unprotect(known)).isEqualTo(SrtpStatus.OK);
  }

  @Test
  void forgedSourcesTakeNoPlace() {
    for (int ssrc = 0; ssrc < 1000; ssrc++) {
      assertThat(unprotect(Packets.rtp(ssrc, 1))).isEqualTo(SrtpStatus.AUTHENTICATION_FAILED);
    }
    assertThat(sendAndReceive(1)).isEqualTo(SrtpStatus.OK);
  }

  @Test
  void controlPacketsAreCountedFromZeroForEachSource() {
    for (int index = 0; index < 3; index++) {
      byte[] packet = Packets.rtcp(SSRC, 5);
      int length = Packets.protectRtcp(sender, packet);
      assertThat(Octets.getInt(packet, length - 4)).isEqualTo(0x8000_0000 | index);
    }
    byte[] other = Packets.rtcp(SSRC + 1, 5);
    int length = Packets.protectRtcp(sender, other);
    assertThat(Octets.getInt(other, length - 4)).isEqualTo(0x8000_0000);
  }

  @Test
  void aReplayedControlPacketIsDropped() {
    byte[] first = Packets.rtcp(SSRC, 1);
    int length = Packets.protectRtcp(sender, first);
    byte[] second = Packets.rtcp(SSRC, 2);
    Packets.protectRtcp(sender, second);

    assertThat(receiver.unprotectRtcp(second, 0, length, out, 0)).isEqualTo(SrtpStatus.OK);
    assertThat(receiver.unprotectRtcp(first, 0, length, out, 0)).isEqualTo(SrtpStatus.OK);
    assertThat(receiver.unprotectRtcp(first, 0, length, out, 0)).isEqualTo(SrtpStatus.REPLAYED);
    assertThat(receiver.unprotectRtcp(second, 0, length, out, 0)).isEqualTo(SrtpStatus.REPLAYED);
  }

  @Test
  void aWornOutKeyProtectsNothingMore() {
    SrtpSender worn =
        new SrtpSender(
            PROFILE,
            Packets.key(PROFILE),
            Packets.salt(PROFILE),
            new JdkPacketCiphers(),
            new KeyLifetime(2, 1));

    assertThat(Packets.protectRtp(worn, Packets.rtp(1, 1))).isPositive();
    assertThat(Packets.protectRtp(worn, Packets.rtp(2, 1))).isPositive();
    assertThat(Packets.protectRtp(worn, Packets.rtp(1, 2))).isZero();
    assertThat(Packets.protectRtcp(worn, Packets.rtcp(1, 1))).isPositive();
    assertThat(Packets.protectRtcp(worn, Packets.rtcp(1, 2))).isZero();
  }

  @Test
  void anIndexBeyondTheRangeMeansThatTheKeyIsWornOut() {
    ReplayWindow window = new ReplayWindow(PacketIndex.RANGE - 1);
    long next = PacketIndex.nearest(window.highest(), 0);

    assertThat(SrtpReceiver.check(new StreamTable<>(), window, next, PacketIndex.RANGE))
        .isEqualTo(SrtpStatus.KEY_EXHAUSTED);
  }

  private SrtpStatus sendAndReceive(int number) {
    byte[] packet = Packets.rtp(SSRC, number);
    Packets.protectRtp(sender, packet);
    return unprotect(packet);
  }

  private SrtpStatus unprotect(byte[] packet) {
    int length = Packets.RTP_LENGTH + PROFILE.tagLength();
    return receiver.unprotectRtp(packet, 0, length, out, 0);
  }
}
