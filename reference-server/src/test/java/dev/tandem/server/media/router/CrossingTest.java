package dev.tandem.server.media.router;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.server.media.api.SendTrack;
import dev.tandem.server.media.counters.DropReason;
import dev.tandem.server.media.transport.OnLoop;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A publisher on one loop and players on another, whose turns the test decides on. */
class CrossingTest {
  private static final int ROOM = 512;

  private final Bench bench = Bench.connected(Bench.Players.ON_THE_PUBLISHERS_LOOP);
  private final Queue<OnLoop.Work> commands = new ArrayDeque<>();
  private final List<String> wakes = new ArrayList<>();
  private final LoopContext other =
      new LoopContext(bench.counters, new SplittableRandom(3), () -> wakes.add("wake"));
  private final StreamMirror mirror =
      new StreamMirror(
          bench.publisher.session, commands::add, () -> Formats.published(Formats.ALL), other);
  private int nextSsrc = 0x9000;

  /** A player on the other loop. */
  private Player farPlayer() {
    List<SendTrack> tracks =
        List.of(
            Formats.audio(nextSsrc + 8),
            Formats.video(nextSsrc, List.of(Formats.vp8WithRtx(Formats.VP8))));
    nextSsrc += 16;
    Player player = new Player(other, bench.timeline, mirror, tracks);
    player.connect();
    runCommands();
    return player;
  }

  private void runCommands() {
    while (!commands.isEmpty()) {
      commands.remove().run(bench.timeline.nowNs());
    }
    bench.advanceMs(0);
  }

  private void otherLoopsTurn() {
    other.forwardAll(bench.timeline.nowNs());
  }

  private int plis() {
    return bench.publisher.told().plis.size();
  }

  @Test
  void aBatchCrossesWithOneWakeForAllPlayers() {
    List<Player> players = List.of(farPlayer(), farPlayer(), farPlayer());
    bench.video.keyFrame(10);
    bench.audio.sound();
    assertThat(wakes).hasSize(1);
    players.forEach(player -> assertThat(player.video()).isEmpty());

    otherLoopsTurn();
    for (Player player : players) {
      assertThat(player.video()).hasSize(10);
      Bench.assertGapless(player.video());
      assertThat(player.audio()).hasSize(1);
    }

    bench.video.frame(1);
    assertThat(wakes).hasSize(2);
  }

  @Test
  void nothingCrossesWithoutAPlayer() {
    Player player = farPlayer();
    bench.video.keyFrame(1);
    otherLoopsTurn();
    player.leave();
    runCommands();
    wakes.clear();

    bench.play(5);
    assertThat(wakes).isEmpty();
  }

  @Test
  void whatHadCrossedForTheLastPlayerIsNotForTheNext() {
    Player first = farPlayer();
    bench.video.keyFrame(3);
    first.leave();
    Player second = farPlayer();
    otherLoopsTurn();
    assertThat(second.video()).isEmpty();

    bench.video.keyFrame(2);
    otherLoopsTurn();
    assertThat(second.video()).hasSize(2);
    assertThat(first.video()).isEmpty();
  }

  @Test
  void aLoopThatDoesNotKeepUpLosesPacketsAndGetsAKeyFrame() {
    Player near = bench.player();
    Player far = farPlayer();
    bench.video.keyFrame(1);
    bench.advanceMs(1000);
    int before = plis();
    bench.video.frame(ROOM + 9);
    bench.advanceMs(0);
    assertThat(bench.drops(DropReason.OTHER_LOOP_BUSY)).isEqualTo(10);
    assertThat(plis()).isEqualTo(before + 1);
    assertThat(near.video()).hasSize(ROOM + 10);

    for (int turn = 0; turn < 10; turn++) {
      otherLoopsTurn();
    }
    assertThat(far.video()).hasSize(ROOM);
    bench.video.keyFrame(1);
    otherLoopsTurn();
    Rtp last = far.video().getLast();
    Rtp beforeGap = far.video().get(ROOM - 1);
    assertThat((last.sequence() - beforeGap.sequence()) & 0xffff).isEqualTo(11);
  }

  @Test
  void aLongBacklogIsTakenInTurns() {
    Player far = farPlayer();
    bench.video.keyFrame(150);
    otherLoopsTurn();
    assertThat(far.video()).hasSize(64);
    assertThat(wakes).hasSize(2);
    otherLoopsTurn();
    otherLoopsTurn();
    assertThat(far.video()).hasSize(150);
    Bench.assertGapless(far.video());
  }

  @Test
  void theFirstPlayerOfALoopIsToldTheClockAtOnce() {
    bench.video.keyFrame(1);
    bench.video.sendReport();
    bench.advanceMs(700);
    Player far = farPlayer();
    bench.video.keyFrame(1);
    otherLoopsTurn();
    bench.advanceMs(25);
    assertThat(far.told().senderReports)
        .extracting(RtcpNotes.SenderReport::ssrc)
        .containsExactly(far.videoSsrc);
  }

  @Test
  void theClockOfANewSsrcArrivesBehindItsFirstPacket() {
    Player far = farPlayer();
    bench.video.keyFrame(1);
    bench.video.sendReport();
    otherLoopsTurn();
    bench.advanceMs(2000);
    int before = far.told().senderReports.size();
    bench.video.restart(0xbeef, 1);
    bench.video.keyFrame(1);
    bench.video.sendReport();
    otherLoopsTurn();
    bench.advanceMs(2000);
    assertThat(far.told().senderReports).hasSizeGreaterThan(before);
  }

  @Test
  void aLoopFullOfWaitingPlayersDoesNotFloodThePublisherWithCommands() {
    for (int i = 0; i < 20; i++) {
      farPlayer();
    }
    commands.clear();
    bench.video.frame(50);
    otherLoopsTurn();
    assertThat(commands).isEmpty();

    bench.advanceMs(100);
    bench.video.frame(50);
    otherLoopsTurn();
    assertThat(commands).hasSize(1);
  }

  @Test
  void playerOfAPublisherThatHasNotStartedWaitsForNothing() {
    StreamMirror early = new StreamMirror(bench.publisher.session, commands::add, List::of, other);
    Player player = new Player(other, bench.timeline, early, List.of(Formats.audio(1)));
    player.connect();
    player.leave();
    assertThat(commands).isEmpty();
  }
}
