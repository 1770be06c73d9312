package dev.tandem.server.media.router;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.server.media.counters.DropReason;
import dev.tandem.server.media.router.Bench.Players;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Players.class)
class RewriteTest {
  private static final int MID = 7;
  private static final int ABS_SEND_TIME = 8;
  private static final int TRANSPORT_CC = 9;
  private static final int VIDEO_ORIENTATION = 10;

  private final Bench bench;

  RewriteTest(Players players) {
    bench = Bench.connected(players);
  }

  @Test
  void sequenceNumbersHaveNoGapAcrossTheWrap() {
    Player player = bench.player();
    bench.video.keyFrame(3);
    bench.play(20);
    assertThat(player.video()).hasSize(43);
    Bench.assertGapless(player.video());
    assertThat(player.audio()).hasSize(40);
    Bench.assertGapless(player.audio());
  }

  @Test
  void eachPlayerStartsAtRandom() {
    List<Player> players = bench.players(10);
    bench.video.keyFrame(1);
    var sequences = new HashSet<Integer>();
    var timestamps = new HashSet<Integer>();
    for (Player player : players) {
      sequences.add(player.video().getFirst().sequence());
      timestamps.add(player.video().getFirst().timestamp());
    }
    assertThat(sequences).hasSizeGreaterThan(8);
    assertThat(timestamps).hasSizeGreaterThan(8);
  }

  @Test
  void timestampsAreShiftedByAConstant() {
    Player player = bench.player();
    var sent = new ArrayList<Integer>();
    for (int i = 0; i < 50; i++) {
      sent.add(bench.video.timestamp());
      bench.video.keyFrame(1);
      bench.advanceMs(40);
    }
    int shift = player.video().getFirst().timestamp() - sent.getFirst();
    for (int i = 0; i < 50; i++) {
      assertThat(player.video().get(i).timestamp()).isEqualTo(sent.get(i) + shift);
    }
  }

  @Test
  void ssrcPayloadTypeAndMarkerAreThePlayersAndThePayloadIsThePublishers() {
    Player player = bench.player();
    Rtp first = bench.video.loseKeyFrame();
    bench.video.deliver(first);
    bench.audio.sound();

    Rtp video = player.video().getFirst();
    assertThat(video.ssrc()).isEqualTo(player.videoSsrc);
    assertThat(video.payloadType()).isEqualTo(Formats.PLAYER_VP8);
    assertThat(video.marker()).isTrue();
    assertThat(video.payload()).isEqualTo(first.payload());
    assertThat(player.audio().getFirst().payloadType()).isEqualTo(Formats.PLAYER_OPUS);
    assertThat(player.transport.rtp).hasSize(2);
  }

  @Test
  void extensionsOfTheSourceAreCopiedUnderThePlayersIds() {
    Player player = bench.player();
    bench.video.keyFrame(1);
    Rtp packet = player.video().getFirst();
    assertThat(packet.extensionNumber(VIDEO_ORIENTATION)).isEqualTo(3);
    for (int sourceId = 1; sourceId <= 6; sourceId++) {
      assertThat(packet.hasExtension(sourceId)).as("source's id " + sourceId).isFalse();
    }
  }

  @Test
  void midIsThePlayers() {
    Player player = bench.player();
    bench.video.keyFrame(2);
    bench.audio.sound();
    assertThat(player.video()).allMatch(packet -> packet.extensionNumber(MID) == '1');
    assertThat(player.audio()).allMatch(packet -> packet.extensionNumber(MID) == '0');
  }

  @Test
  void absoluteSendTimeIsOfThisHop() {
    Player player = bench.player();
    bench.video.keyFrame(1);
    bench.advanceMs(250);
    bench.video.frame(1);
    int first = player.video().getFirst().extensionNumber(ABS_SEND_TIME);
    int second = player.video().getLast().extensionNumber(ABS_SEND_TIME);
    assertThat((second - first) & 0xff_ffff).isEqualTo((1 << 18) / 4);
  }

  @Test
  void transportWideNumbersCountAllPacketsOfThisHop() {
    Player player = bench.player();
    bench.video.keyFrame(2);
    bench.audio.sound();
    bench.video.frame(1);
    player.nack(player.video().getFirst().sequence());
    var numbers = new ArrayList<Integer>();
    player.transport.rtp.forEach(packet -> numbers.add(packet.extensionNumber(TRANSPORT_CC)));
    assertThat(numbers).containsExactly(1, 2, 3, 4, 5);
  }

  @Test
  void packetsOfPaddingLeaveNoGap() {
    Player player = bench.player();
    bench.video.padding();
    bench.video.keyFrame(2);
    bench.video.padding();
    bench.video.padding();
    bench.video.frame(2);
    assertThat(player.video()).hasSize(4);
    Bench.assertGapless(player.video());
    assertThat(bench.drops(DropReason.RTP_PADDING)).isEqualTo(3);
  }

  @Test
  void formatThatAPlayerLacksIsLeftOutWithoutAGap() {
    Player player = bench.player();
    bench.video.keyFrame(1);
    bench.video.send(Formats.H264, new byte[] {0x41, 1, 2, 3});
    bench.video.send(Formats.H264, new byte[] {0x41, 4, 5, 6});
    bench.video.frame(1);
    assertThat(player.video()).hasSize(2);
    Bench.assertGapless(player.video());
    assertThat(bench.drops(DropReason.PLAYER_LACKS_FORMAT)).isEqualTo(2);
  }

  @Test
  void redIsTakenOffForAPlayerWithoutRed() {
    Player player = bench.player(Formats.vp8WithRtx(Formats.VP8), Formats.vp8WithRtx(Formats.RED));
    bench.video.keyFrameInRed();
    bench.video.frame(1);
    assertThat(player.video()).extracting(Rtp::payloadType).containsOnly(Formats.PLAYER_VP8);
    byte[] payload = player.video().getFirst().payload();
    assertThat(payload).startsWith(0x10, 0x10, 0x02).hasSize(800);

    player.nack(player.video().getFirst().sequence());
    assertThat(player.retransmissions().getFirst().originalPayload()).isEqualTo(payload);
  }

  @Test
  void errorCorrectionWithinRedIsLeftOutForAPlayerWithoutRed() {
    Player player = bench.player(Formats.vp8WithRtx(Formats.VP8), Formats.vp8WithRtx(Formats.RED));
    bench.video.keyFrameInRed();
    bench.video.send(Formats.RED, new byte[] {125, 1, 2, 3});
    bench.video.send(Formats.RED, new byte[] {(byte) 0xe0, 0, 0});
    bench.video.frame(1);
    assertThat(player.video()).hasSize(2);
    Bench.assertGapless(player.video());
    assertThat(bench.drops(DropReason.PLAYER_LACKS_FORMAT)).isEqualTo(2);
  }

  @Test
  void newSsrcGoesOnWithoutAGapFromItsFirstKeyFrame() {
    Player player = bench.player();
    bench.video.keyFrame(2);
    bench.play(10);
    bench.video.restart(0xbeef, 7);
    bench.video.frame(2);
    bench.advanceMs(1000);
    assertThat(player.video()).hasSize(22);
    assertThat(bench.publisher.told().plis).endsWith(0xbeef);

    bench.video.keyFrame(2);
    bench.play(10);
    assertThat(player.video()).hasSize(44);
    Bench.assertGapless(player.video());
    int step = player.video().get(22).timestamp() - player.video().get(21).timestamp();
    assertThat(step).as("ticks to the first frame of the new SSRC").isBetween(1, 90_000);
  }
}
