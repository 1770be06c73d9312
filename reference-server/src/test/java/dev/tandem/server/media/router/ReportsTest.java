package dev.tandem.server.media.router;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tandem.server.media.api.PeerStats;
import dev.tandem.server.media.router.Bench.Players;
import dev.tandem.server.media.router.RtcpNotes.Block;
import dev.tandem.server.media.router.RtcpNotes.SenderReport;
import dev.tandem.server.media.rtp.BigEndian;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Players.class)
class ReportsTest {
  private final Bench bench;

  ReportsTest(Players players) {
    bench = Bench.connected(players);
  }

  private static double seconds(long ntp) {
    return (ntp >>> 32) + (ntp & 0xffff_ffffL) / 0x1p32;
  }

  /** The publisher's wall clock time at which a packet was sampled, as its receiver sees it. */
  private static double sampledAt(SenderReport report, int timestamp, int clockRateHz) {
    return seconds(report.ntp()) + (timestamp - report.rtpTimestamp()) / (double) clockRateHz;
  }

  private static SenderReport last(Player player, int ssrc) {
    return player.told().senderReports.stream()
        .filter(report -> report.ssrc() == ssrc)
        .reduce((before, after) -> after)
        .orElseThrow();
  }

  private void assertLipSync(Player player) {
    double sampled = seconds(bench.video.ntp());
    bench.video.frame(1);
    bench.audio.sound();
    bench.advanceMs(700);
    int video = player.video().getLast().timestamp();
    int audio = player.audio().getLast().timestamp();
    assertThat(sampledAt(last(player, player.videoSsrc), video, 90_000))
        .isCloseTo(sampled, within(0.001));
    assertThat(sampledAt(last(player, player.audioSsrc), audio, 48_000))
        .isCloseTo(sampled, within(0.001));
  }

  @Test
  void senderReportsCarryThePublishersClockForLipSync() {
    List<Player> players = bench.players(3);
    bench.video.keyFrame(1);
    byte[] slow = bench.audio.report();
    bench.video.sendReport();
    bench.play(1);
    bench.audio.deliver(slow);
    bench.play(120);
    // the slow report came 40 ms late, which shifts nothing
    players.forEach(this::assertLipSync);
  }

  @Test
  void firstSenderReportFollowsTheFirstPacketSoon() {
    bench.video.keyFrame(1);
    bench.audio.sound();
    bench.video.sendReport();
    bench.audio.sendReport();
    bench.advanceMs(3000);
    Player player = bench.player();
    bench.audio.sound();
    bench.advanceMs(25);
    assertThat(player.told().senderReports)
        .extracting(SenderReport::ssrc)
        .containsExactly(player.audioSsrc);

    bench.advanceMs(400);
    bench.video.keyFrame(1);
    bench.advanceMs(25);
    assertThat(player.told().senderReports)
        .extracting(SenderReport::ssrc)
        .containsExactly(player.audioSsrc, player.audioSsrc, player.videoSsrc);
  }

  @Test
  void senderReportFollowsThePublishersFirstOneSoon() {
    Player player = bench.player();
    bench.video.keyFrame(1);
    bench.play(10);
    assertThat(player.told().senderReports).isEmpty();

    bench.video.sendReport();
    bench.advanceMs(25);
    assertThat(player.told().senderReports)
        .extracting(SenderReport::ssrc)
        .containsExactly(player.videoSsrc);
  }

  @Test
  void senderReportsCountPacketsAndPayload() {
    Player player = bench.player();
    bench.video.sendReport();
    bench.video.keyFrame(3);
    bench.video.sendReport();
    bench.advanceMs(30);
    SenderReport report = last(player, player.videoSsrc);
    assertThat(report.packets()).isEqualTo(3);
    assertThat(report.octets()).isEqualTo(2400);
  }

  @Test
  void clockOfAnSsrcThatWasReplacedIsNotUsedAnyMore() {
    Player player = bench.player();
    bench.video.keyFrame(1);
    bench.video.sendReport();
    bench.advanceMs(2000);
    bench.video.restart(0xbeef, 1);
    bench.video.keyFrame(1);
    int before = player.told().senderReports.size();
    bench.advanceMs(2000);
    assertThat(player.told().senderReports).hasSize(before);

    bench.video.sendReport();
    bench.audio.sendReport();
    bench.audio.sound();
    bench.audio.sendReport();
    bench.play(1);
    assertLipSync(player);
  }

  @Test
  void receiverReportsTellThePublisherOfLossAndOfItsSenderReport() {
    bench.video.keyFrame(1);
    bench.video.sendReport();
    bench.advanceMs(500);
    bench.video.lose();
    bench.video.frame(2);
    bench.advanceMs(1000);
    Block block = bench.publisher.told().blocks.getLast();
    assertThat(block.ssrc()).isEqualTo(bench.video.ssrc);
    assertThat(block.lost()).isEqualTo(1);
    assertThat(block.fractionLost()).isPositive();
    assertThat((int) block.highestSequence()).isEqualTo(bench.video.sequence - 1);
    assertThat(block.lastReport()).isNotZero();
  }

  @Test
  void receiverReportsComeEachSecond() {
    bench.audio.sound();
    bench.advanceMs(10_000);
    assertThat(bench.publisher.told().blocks).hasSizeBetween(9, 11);
  }

  @Test
  void transportFeedbackTellsThePublisherOfEveryPacket() {
    bench.video.keyFrame(1);
    bench.play(25);
    bench.advanceMs(60);
    List<byte[]> feedback = bench.publisher.told().transportFeedback;
    assertThat(feedback).hasSizeBetween(10, 21);
    int reported = feedback.stream().mapToInt(message -> BigEndian.getU16(message, 2)).sum();
    assertThat(reported).isEqualTo(1 + 25 * 4);
  }

  @Test
  void figuresOfAPlayerWithoutMediaComeEachSecond() {
    Player player = bench.player();
    bench.advanceMs(1000);
    assertThat(player.stats).isNotSameAs(PeerStats.NONE);
  }

  @Test
  void roundTripTimeIsReadOffThePlayersReports() {
    Player player = bench.player();
    bench.video.keyFrame(1);
    bench.video.sendReport();
    bench.advanceMs(1100);
    SenderReport report = last(player, player.videoSsrc);
    bench.advanceMs(80);
    int waited = 0;
    player.send(writer -> {
      writer.receiverReport(Player.OWN_SSRC);
      writer.reportBlock(
          Player.OWN_SSRC, player.videoSsrc, 0, 5, 1, 0, (int) (report.ntp() >> 16), waited);
    });
    bench.advanceMs(1000);
    assertThat(player.stats.rttMs()).isBetween(80.0, 200.0);
    assertThat(player.stats.packetsLost()).isEqualTo(5);
  }
}
