package dev.tandem.server.media.router;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.server.media.counters.DropReason;
import dev.tandem.server.media.router.Bench.Players;
import dev.tandem.server.media.rtp.BigEndian;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Authenticated peers that send anything at all; {@code -Dseed=} repeats a run. */
@ParameterizedClass
@EnumSource(Players.class)
class HostileInputTest {
  private static final int[] PAYLOAD_TYPES = {
    Formats.VP8, Formats.VP8_RTX, Formats.H264, Formats.RED, Formats.OPUS, 77
  };
  private static final int[] RTCP_TYPES = {200, 201, 202, 203, 204, 205, 206, 207, 17};
  private static final int LONGEST = 4096;
  private static final int ROUNDS = 4;

  private final Bench bench;
  private final Player withRtx;
  private final Player withoutRtx;
  private final long seed = Long.getLong("seed", System.nanoTime());
  private final SplittableRandom random = new SplittableRandom(seed);

  HostileInputTest(Players players) {
    bench = Bench.connected(players);
    withRtx = bench.player();
    withoutRtx = bench.player(Formats.vp8(Formats.ALL));
    System.out.println("seed " + seed);
    bench.video.keyFrame(2);
    bench.play(2);
  }

  private byte[] octets(int length) {
    byte[] octets = new byte[length];
    random.nextBytes(octets);
    return octets;
  }

  private long allDrops() {
    return Arrays.stream(DropReason.values()).mapToLong(bench::drops).sum();
  }

  /** Whether a well-behaved publisher is still served. */
  private void assertStillWorks() {
    bench.advanceMs(1000);
    Player late = bench.player();
    bench.video.restart(random.nextInt(), random.nextInt(65_536));
    bench.video.keyFrame(1);
    bench.play(5);
    assertThat(late.video()).as("seed " + seed).hasSize(11);
    assertThat(bench.drops(DropReason.INTERNAL_ERROR)).isZero();
  }

  @Test
  void noiseInsteadOfRtpIsCounted() {
    long before = allDrops();
    int sent = 0;
    for (int length = 0; length < 2048; length++) {
      byte[] noise = octets(length);
      if (length > 0) {
        noise[0] &= 0x7f;
      }
      bench.publisher.receive(noise, length);
      sent++;
    }
    assertThat(allDrops() - before).as("seed " + seed).isEqualTo(sent);
    assertStillWorks();
  }

  @Test
  void payloadsOfAnyContentAndLengthPassOrAreCounted() {
    for (int round = 0; round < ROUNDS; round++) {
      for (int length = 0; length < 1700; length++) {
        byte[] packet = octets(length);
        likeRtp(packet);
        bench.publisher.receive(packet, length);
        if (length % 16 == 0) {
          bench.advanceMs(1 + random.nextInt(10));
          withRtx.nack(random.nextInt(65_536));
          withoutRtx.nack(random.nextInt(65_536));
        }
      }
    }
    assertThat(bench.drops(DropReason.RTP_MALFORMED)).as("seed " + seed).isPositive();
    assertStillWorks();
  }

  /** Makes most of the header plausible, so that the noise gets further. */
  private void likeRtp(byte[] packet) {
    if (packet.length < 12) {
      return;
    }
    int type = PAYLOAD_TYPES[random.nextInt(PAYLOAD_TYPES.length)];
    packet[0] = (byte) (0x80 | (random.nextInt(4) << 4) | (random.nextInt(4) == 0 ? 3 : 0));
    packet[1] = (byte) (type | (random.nextInt(2) << 7));
    int sequence = bench.video.sequence + random.nextInt(40);
    if (random.nextInt(50) > 0) {
      BigEndian.putU16(packet, 2, sequence);
      bench.video.sequence = (bench.video.sequence + 1) & 0xffff;
    }
    if (random.nextInt(50) > 0) {
      BigEndian.putInt(packet, 8, 0x01020304);
    }
    if ((packet[0] & 0x10) != 0 && packet.length > 16) {
      packet[12] = (byte) (random.nextInt(2) == 0 ? 0xbe : 0x10);
      packet[13] = (byte) (packet[12] == 0x10 ? 0 : 0xde);
      packet[14] = 0;
      packet[15] = (byte) random.nextInt(packet.length / 4);
    }
  }

  @Test
  void rtcpOfAnyContentAndLengthIsTakenOrCounted() {
    long malformed = bench.drops(DropReason.RTCP_MALFORMED);
    for (int length = 0; length <= LONGEST; length++) {
      byte[] packet = octets(length);
      likeRtcp(packet);
      bench.publisher.session.receiveRtcp(packet, 0, length, bench.timeline.nowNs());
      withRtx.session.receiveRtcp(packet, 0, length, bench.timeline.nowNs());
      withoutRtx.session.receiveRtcp(packet, 0, length, bench.timeline.nowNs());
      bench.advanceMs(1);
    }
    assertThat(bench.drops(DropReason.RTCP_MALFORMED) - malformed)
        .as("seed " + seed)
        .isGreaterThan(LONGEST);
    assertStillWorks();
  }

  private void likeRtcp(byte[] packet) {
    if (packet.length < 12) {
      return;
    }
    int words = packet.length / 4 - 1;
    packet[0] = (byte) (0x80 | random.nextInt(32));
    packet[1] = (byte) RTCP_TYPES[random.nextInt(RTCP_TYPES.length)];
    BigEndian.putU16(packet, 2, words);
    int ssrc = random.nextBoolean() ? withRtx.videoSsrc : withoutRtx.videoSsrc;
    BigEndian.putInt(packet, 8, ssrc);
  }
}
