package dev.tandem.server.media.router;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.server.media.counters.DropReason;
import dev.tandem.server.media.router.Bench.Players;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Players.class)
class IsolationTest {
  private final Bench bench;
  private final List<Player> others = new ArrayList<>();
  private Player one;

  IsolationTest(Players players) {
    bench = Bench.connected(players);
    one = bench.player();
  }

  @BeforeEach
  void joinTen() {
    others.addAll(bench.players(4));
    one = bench.player();
    others.addAll(bench.players(4));
    bench.video.keyFrame(2);
    bench.play(10);
  }

  private void assertOthersGotAll(int frames) {
    for (Player player : others) {
      assertThat(player.video()).hasSize(2 + 2 * frames);
      Bench.assertGapless(player.video());
      assertThat(player.audio()).hasSize(2 * frames);
      Bench.assertGapless(player.audio());
    }
  }

  @Test
  void playerThatLeftDoesNotDisturbTheOthers() {
    one.leave();
    bench.play(10);
    assertThat(one.video()).hasSize(22);
    assertThat(one.transport.isClosed()).isTrue();
    assertOthersGotAll(20);
  }

  @Test
  void playerThatLostItsPathDoesNotDisturbTheOthers() {
    one.transport.disconnect();
    bench.play(10);
    assertThat(one.video()).hasSize(22);
    assertThat(bench.drops(DropReason.PLAYER_NOT_CONNECTED)).isEqualTo(40);
    assertOthersGotAll(20);
  }

  @Test
  void playerThatWasAwayCanAskForWhatItMissed() {
    one.transport.disconnect();
    bench.play(1);
    one.transport.reconnect();
    bench.play(1);
    List<Rtp> video = one.video();
    int next = (video.get(21).sequence() + 1) & 0xffff;
    assertThat((video.get(22).sequence() - next) & 0xffff).isEqualTo(2);
    one.nack(next, (next + 1) & 0xffff);
    assertThat(one.retransmissions()).hasSize(2);
  }

  @Test
  void rtcpOfAPlayerThatLeftIsHarmless() {
    one.leave();
    one.pli();
    one.nack(1, 2, 3);
    bench.play(10);
    assertOthersGotAll(20);
  }

  @Test
  void rtpOfAPlayerIsCountedAndGoesNowhere() {
    byte[] packet = bench.video.lose().octets();
    one.session.receiveRtp(packet, 0, packet.length, bench.timeline.nowNs());
    assertThat(bench.drops(DropReason.RTP_UNEXPECTED)).isEqualTo(1);
    assertThat(one.video()).hasSize(22);
  }

  @Test
  void playerThatJoinsLaterDoesNotDisturbTheOthers() {
    bench.advanceMs(1000);
    Player late = bench.player();
    bench.play(5);
    bench.video.keyFrame(2);
    bench.play(5);
    assertThat(late.video()).hasSize(12);
    Bench.assertGapless(late.video());
    for (Player player : others) {
      assertThat(player.video()).hasSize(44);
      Bench.assertGapless(player.video());
    }
  }
}
