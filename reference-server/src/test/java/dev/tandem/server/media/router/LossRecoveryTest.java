package dev.tandem.server.media.router;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.server.media.api.SendTrack.FormatMapping;
import dev.tandem.server.media.counters.DropReason;
import dev.tandem.server.media.router.Bench.Players;
import dev.tandem.server.media.router.RtcpNotes.Nack;
import dev.tandem.server.media.rtp.Codec;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Players.class)
class LossRecoveryTest {
  private final Bench bench;

  LossRecoveryTest(Players players) {
    bench = Bench.connected(players);
  }

  @Test
  void lostPacketIsAskedBackFromThePublisherUntilItComes() {
    bench.publisher.transport.rtt(40);
    bench.video.keyFrame(1);
    Rtp lost = bench.video.lose();
    bench.video.frame(1);
    bench.advanceMs(200);
    var asked = new Nack(bench.video.ssrc, lost.sequence());
    assertThat(bench.publisher.told().nacks).containsOnly(asked).hasSizeBetween(3, 5);

    bench.video.retransmit(lost);
    int before = bench.publisher.told().nacks.size();
    bench.advanceMs(1000);
    assertThat(bench.publisher.told().nacks).hasSize(before);
  }

  @Test
  void retransmissionRepairsAllPlayersInPlace() {
    List<Player> players = bench.players(10);
    bench.video.keyFrame(1);
    Rtp lost = bench.video.lose();
    bench.video.frame(1);
    bench.advanceMs(30);
    bench.video.retransmit(lost);
    players.forEach(player -> assertRepaired(player, lost));
  }

  @Test
  void samePacketSentAgainRepairsAllPlayersInPlace() {
    List<Player> players = bench.players(10);
    bench.video.keyFrame(1);
    Rtp lost = bench.video.lose();
    bench.video.frame(1);
    bench.advanceMs(30);
    bench.video.deliver(lost);
    players.forEach(player -> assertRepaired(player, lost));
  }

  private static void assertRepaired(Player player, Rtp lost) {
    List<Rtp> video = player.video();
    assertThat(video).hasSize(3);
    Rtp repair = video.getLast();
    assertThat(repair.sequence()).isEqualTo((video.getFirst().sequence() + 1) & 0xffff);
    assertThat(repair.payload()).isEqualTo(lost.payload());
    assertThat(repair.payloadType()).isEqualTo(Formats.PLAYER_VP8);
    assertThat(repair.timestamp() - video.getFirst().timestamp()).isZero();
    assertThat(repair.extensionNumber(10)).isEqualTo(3);
  }

  /** A cipher must never see two packets of one SSRC and number (RFC 7714, section 8.1). */
  @Test
  void packetThatArrivesTwiceIsSentOnOnce() {
    Player player = bench.player();
    bench.video.keyFrame(1);
    Rtp late = bench.video.lose();
    bench.video.frame(1);
    bench.video.retransmit(late);
    bench.video.deliver(late);
    bench.video.retransmit(late);
    assertThat(player.video()).hasSize(3);
    assertThat(bench.drops(DropReason.RTP_DUPLICATE)).isEqualTo(2);
  }

  @Test
  void packetThatTheHistoryHasForgottenIsNotSentOnAgain() {
    Player player = bench.player();
    bench.video.keyFrame(1);
    Rtp old = bench.video.lose();
    bench.video.deliver(old);
    bench.play(100);
    bench.video.retransmit(old);
    bench.play(700);
    bench.video.retransmit(old);
    assertThat(player.video()).hasSize(1602);
    Bench.assertGapless(player.video());
    assertThat(bench.drops(DropReason.RTP_DUPLICATE)).isEqualTo(2);
  }

  @Test
  void nackOfAPlayerIsAnsweredByARetransmissionWithItsOwnNumber() {
    Player player = bench.player();
    Player other = bench.player();
    bench.video.keyFrame(3);
    bench.play(5);
    List<Rtp> missed = player.video().subList(3, 5);
    player.nack(missed.getFirst().sequence(), missed.getLast().sequence());

    List<Rtp> answer = player.retransmissions();
    assertThat(answer).hasSize(2);
    Bench.assertGapless(answer);
    for (int i = 0; i < 2; i++) {
      assertThat(answer.get(i).originalSequence()).isEqualTo(missed.get(i).sequence());
      assertThat(answer.get(i).originalPayload()).isEqualTo(missed.get(i).payload());
      assertThat(answer.get(i).timestamp()).isEqualTo(missed.get(i).timestamp());
      assertThat(answer.get(i).marker()).isEqualTo(missed.get(i).marker());
      assertThat(answer.get(i).payloadType()).isEqualTo(Formats.PLAYER_VP8_RTX);
      assertThat(answer.get(i).extensionNumber(7)).isEqualTo('1');
    }
    assertThat(other.retransmissions()).isEmpty();
  }

  @Test
  void nackOfAPlayerWithoutRtxIsAnsweredByTheSamePacketToTheBit() {
    Player player = bench.player(Formats.vp8(Formats.ALL));
    bench.video.keyFrame(3);
    bench.play(5);
    Rtp missed = player.video().get(4);
    bench.advanceMs(333);
    player.nack(missed.sequence());
    assertThat(player.video().getLast().octets()).isEqualTo(missed.octets());
    assertThat(player.video()).hasSize(14);
  }

  /** Its packets carry extensions of the moment, so that none may be sent again as it was. */
  @Test
  void nackOfAPlayerThatNegotiatedNoneIsNotAnswered() {
    Player player = bench.player(Formats.vp8(Formats.NO_NACK));
    bench.video.keyFrame(3);
    bench.advanceMs(100);
    player.nack(player.video().getFirst().sequence());
    assertThat(player.video()).hasSize(3);
    assertThat(bench.drops(DropReason.NACK_NOT_NEGOTIATED)).isEqualTo(1);
  }

  @Test
  void formatWithoutRtxIsNotRepeatedWhereAnotherHasRtx() {
    Player player =
        bench.player(
            Formats.vp8WithRtx(Formats.VP8),
            new FormatMapping(Formats.H264, Formats.video(122, Codec.H264, -1, Formats.ALL)));
    bench.video.keyFrame(1);
    bench.video.send(Formats.H264, new byte[] {0x41, 1, 2, 3});
    bench.advanceMs(100);
    player.nack(player.video().getLast().sequence());
    assertThat(player.video()).hasSize(2);
    assertThat(player.retransmissions()).isEmpty();
    assertThat(bench.drops(DropReason.NACK_NOT_NEGOTIATED)).isEqualTo(1);
  }

  @Test
  void nackForWhatIsTooOldOrWasNeverSentIsCounted() {
    Player player = bench.player();
    bench.video.keyFrame(1);
    int old = player.video().getFirst().sequence();
    bench.play(600);
    player.nack(old);
    player.nack((player.video().getLast().sequence() + 1) & 0xffff);
    assertThat(player.retransmissions()).isEmpty();
    assertThat(bench.drops(DropReason.NACK_NOT_IN_HISTORY)).isEqualTo(2);
    assertThat(player.stats.nacks()).isZero();
    bench.advanceMs(1000);
    assertThat(player.stats.nacks()).isEqualTo(2);
  }

  @Test
  void nackBeforeTheFirstPacketIsCounted() {
    Player player = bench.player();
    player.nack(17);
    assertThat(bench.drops(DropReason.NACK_NOT_IN_HISTORY)).isEqualTo(1);
  }

  @Test
  void nackOverBudgetIsCountedAndTheBudgetGrowsBack() {
    Player player = bench.player();
    bench.video.keyFrame(100);
    List<Rtp> sent = new ArrayList<>(player.video());
    int times = 10;
    for (int i = 0; i < times; i++) {
      sent.forEach(packet -> player.nack(packet.sequence()));
    }
    int answered = player.retransmissions().size();
    assertThat(answered).isBetween(60, 900);
    assertThat(bench.drops(DropReason.NACK_OVER_BUDGET)).isEqualTo(1000 - answered);

    bench.advanceMs(1000);
    player.nack(sent.getFirst().sequence());
    assertThat(player.retransmissions()).hasSize(answered + 1);
  }

  @Test
  void nackOfOnePlayerDoesNotSpendTheBudgetOfAnother() {
    Player greedy = bench.player();
    Player modest = bench.player();
    bench.video.keyFrame(100);
    for (int i = 0; i < 10; i++) {
      List.copyOf(greedy.video()).forEach(packet -> greedy.nack(packet.sequence()));
    }
    assertThat(bench.drops(DropReason.NACK_OVER_BUDGET)).isPositive();
    modest.nack(modest.video().getFirst().sequence());
    assertThat(modest.retransmissions()).hasSize(1);
  }

  @Test
  void lossOfSoundThatCannotBeRepairedKeepsNobodyBusy() {
    Player player = bench.player();
    bench.audio.sound();
    bench.audio.loseSound();
    bench.audio.sound();
    bench.advanceMs(2000);
    assertThat(bench.publisher.told().nacks).isEmpty();
    assertThat(player.audio()).hasSize(2);
  }

  @Test
  void retransmissionOfAnSsrcThatWasReplacedDoesNotStopTheNewOne() {
    Player player = bench.player();
    bench.video.keyFrame(1);
    Rtp lost = bench.video.lose();
    bench.video.restart(0xbeef, (lost.sequence() - 20_000) & 0xffff);
    bench.video.keyFrame(1);
    bench.video.retransmit(lost);
    bench.play(10);
    assertThat(player.video()).hasSize(22);
    Bench.assertGapless(player.video());
    assertThat(bench.drops(DropReason.RTP_DUPLICATE)).isEqualTo(1);
  }

  @Test
  void packetInPlaceOfPaddingIsNotSentOn() {
    Player player = bench.player();
    bench.video.keyFrame(1);
    Rtp packet = bench.video.lose();
    bench.video.sequence = packet.sequence();
    bench.video.padding();
    bench.video.frame(1);
    bench.video.retransmit(packet);
    assertThat(player.video()).hasSize(2);
    Bench.assertGapless(player.video());
  }

  @Test
  void retransmissionOfNothingIsCounted() {
    Player player = bench.player();
    bench.video.keyFrame(1);
    bench.video.send(Formats.VP8_RTX, new byte[0]);
    bench.video.send(Formats.VP8_RTX, new byte[1]);
    assertThat(player.video()).hasSize(1);
    assertThat(bench.drops(DropReason.RTP_PADDING)).isEqualTo(2);
  }
}
