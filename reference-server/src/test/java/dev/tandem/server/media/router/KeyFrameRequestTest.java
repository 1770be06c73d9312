package dev.tandem.server.media.router;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.server.media.api.SendTrack.FormatMapping;
import dev.tandem.server.media.counters.DropReason;
import dev.tandem.server.media.router.Bench.Players;
import dev.tandem.server.media.rtp.Codec;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Players.class)
class KeyFrameRequestTest {
  private final Players players;
  private final Bench bench;

  KeyFrameRequestTest(Players players) {
    this.players = players;
    bench = Bench.connected(players);
  }

  private int plis() {
    return bench.publisher.told().plis.size();
  }

  @Test
  void playerStartsOnAKeyFrame() {
    Player player = bench.player();
    bench.video.frame(2);
    assertThat(player.video()).isEmpty();
    assertThat(bench.drops(DropReason.PLAYER_WAITS_FOR_KEY_FRAME)).isEqualTo(2);

    bench.video.keyFrame(3);
    bench.video.frame(1);
    assertThat(player.video()).hasSize(4);
  }

  @Test
  void soundDoesNotWaitForAKeyFrame() {
    Player player = bench.player();
    bench.audio.sound();
    assertThat(player.audio()).hasSize(1);
  }

  @Test
  void keyFrameIsAskedForWhenAPlayerConnects() {
    bench.video.keyFrame(1);
    Player player = bench.newPlayer(Formats.vp8WithRtx(Formats.VP8));
    bench.advanceMs(1000);
    assertThat(plis()).isZero();

    player.connect();
    assertThat(bench.publisher.told().plis).containsExactly(bench.video.ssrc);
  }

  @Test
  void playerThatConnectsSoonAfterAKeyFrameBeginsWithThatOne() {
    Player first = bench.player();
    bench.video.keyFrame(3);
    bench.play(10);
    int before = plis();

    Player late = bench.player();
    assertThat(late.video()).hasSize(23);
    Bench.assertGapless(late.video());
    assertThat(late.video().getFirst().payload()).isEqualTo(first.video().getFirst().payload());
    bench.play(10);
    assertThat(late.video()).hasSize(43);
    Bench.assertGapless(late.video());
    assertThat(first.video()).hasSize(43);
    assertThat(plis()).isEqualTo(before);
  }

  @Test
  void playerIsNotGivenABeginningThatHasAHole() {
    bench.player();
    bench.video.keyFrame(3);
    bench.video.lose();
    bench.play(2);
    Player late = bench.player();
    assertThat(late.video()).isEmpty();
  }

  @Test
  void playerIsNotGivenALongBeginning() {
    bench.player();
    bench.video.keyFrame(200);
    Player late = bench.player();
    assertThat(late.video()).isEmpty();
  }

  @Test
  void playerIsNotGivenTheKeyFrameOfAnSsrcThatWasReplaced() {
    bench.player();
    bench.video.keyFrame(3);
    bench.video.restart(0xbeef, 7);
    bench.video.frame(2);
    Player late = bench.player();
    assertThat(late.video()).isEmpty();
  }

  @Test
  void requestIsRepeatedEachSecondUntilAKeyFrameComes() {
    bench.player();
    bench.play(100);
    assertThat(plis()).isBetween(4, 5);

    bench.video.keyFrame(1);
    int before = plis();
    bench.play(100);
    assertThat(plis()).isEqualTo(before);
  }

  @Test
  void requestsOfManyPlayersBecomeAtMostTwoASecond() {
    List<Player> players = bench.players(10);
    for (int ms = 0; ms < 4000; ms += 100) {
      bench.video.keyFrame(1);
      players.forEach(Player::pli);
      players.forEach(Player::fir);
      bench.advanceMs(100);
    }
    assertThat(plis()).isBetween(7, 9);
  }

  @Test
  void requestsBecomeRareWhileThePublisherSendsNoVideo() {
    bench.video.keyFrame(1);
    bench.advanceMs(1000);
    bench.player();
    bench.advanceMs(60_000);
    assertThat(plis()).isBetween(4, 9);
  }

  @Test
  void playerThatJoinsAfterALongSilenceIsNotMadeToWait() {
    bench.video.keyFrame(1);
    bench.player();
    bench.advanceMs(60_000);
    int before = plis();

    bench.player();
    assertThat(plis()).isEqualTo(before + 1);
  }

  @Test
  void pliOfAnyPlayerReachesThePublisher() {
    List<Player> players = bench.players(3);
    for (Player player : players) {
      bench.video.keyFrame(1);
      bench.advanceMs(1000);
      int before = plis();
      player.pli();
      assertThat(plis()).isEqualTo(before + 1);
    }
  }

  @Test
  void firOfAnyPlayerReachesThePublisher() {
    List<Player> players = bench.players(3);
    for (Player player : players) {
      bench.video.keyFrame(1);
      bench.advanceMs(1000);
      int before = plis();
      player.fir();
      assertThat(plis()).isEqualTo(before + 1);
    }
  }

  @Test
  void pliAboutAnUnknownSsrcReachesNobody() {
    bench.video.keyFrame(1);
    Player player = bench.player();
    bench.video.keyFrame(1);
    bench.advanceMs(1000);
    int before = plis();
    player.send(writer -> writer.pli(Player.OWN_SSRC, 0x777));
    player.send(writer -> writer.pli(Player.OWN_SSRC, player.audioSsrc));
    bench.advanceMs(1000);
    assertThat(plis()).isEqualTo(before);
  }

  @Test
  void publisherIsAskedForAKeyFrameWhenALossIsNeverRepaired() {
    Player player = bench.player();
    bench.video.keyFrame(1);
    bench.advanceMs(1000);
    int before = plis();
    bench.video.lose();
    bench.play(50);
    assertThat(bench.publisher.told().nacks).hasSizeGreaterThan(3);
    assertThat(plis()).isGreaterThan(before);
    assertThat(player.video()).hasSizeGreaterThan(100);
  }

  @Test
  void publisherIsAskedForAKeyFrameSoonAfterALossTooLargeToRepair() {
    bench.player();
    bench.video.keyFrame(1);
    bench.advanceMs(1000);
    int before = plis();
    for (int i = 0; i < 600; i++) {
      bench.video.lose();
    }
    bench.video.frame(1);
    bench.advanceMs(1);
    assertThat(plis()).isEqualTo(before + 1);
  }

  @Test
  void publisherWithoutRetransmissionIsAskedForAKeyFrameSoonAfterALoss() {
    Bench plain = Bench.connected(Formats.NO_NACK, players);
    plain.player();
    plain.video.keyFrame(1);
    plain.advanceMs(1000);
    int before = plain.publisher.told().plis.size();
    plain.video.lose();
    plain.video.frame(1);
    plain.advanceMs(20);
    assertThat(plain.publisher.told().plis).hasSize(before + 1);
    assertThat(plain.publisher.told().nacks).isEmpty();
  }

  @Test
  void nobodyIsAskedForAKeyFrameBeforeThePublisherSendsVideo() {
    bench.player();
    for (int i = 0; i < 50; i++) {
      bench.audio.sound();
      bench.advanceMs(20);
    }
    assertThat(plis()).isZero();

    bench.video.frame(1);
    bench.advanceMs(1);
    assertThat(bench.publisher.told().plis).containsExactly(bench.video.ssrc);
  }

  @Test
  void keyFrameWithinRedIsRecognised() {
    Player player =
        bench.player(
            Formats.vp8WithRtx(Formats.VP8),
            new FormatMapping(
                Formats.RED, Formats.video(Formats.RED, Codec.VIDEO_RED, -1, Formats.ALL)));
    bench.video.keyFrameInRed();
    bench.video.frame(1);
    assertThat(player.video())
        .extracting(Rtp::payloadType)
        .containsExactly(Formats.RED, Formats.PLAYER_VP8);
    assertThat(bench.publisher.videoFormat).isEqualTo("640x480");
  }
}
