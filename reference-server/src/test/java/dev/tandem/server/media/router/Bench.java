package dev.tandem.server.media.router;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.server.media.api.RemoteTransport;
import dev.tandem.server.media.api.RtpFormat.Feedback;
import dev.tandem.server.media.api.SendTrack;
import dev.tandem.server.media.api.SendTrack.FormatMapping;
import dev.tandem.server.media.counters.DropReason;
import dev.tandem.server.media.counters.LoopCounters;
import dev.tandem.server.media.ice.IceCredentials;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A publisher and its players, on one loop or on two, in virtual time, without encryption and
 * sockets. What crosses to the players' loop is taken there at once.
 */
final class Bench {
  static final RemoteTransport REMOTE =
      new RemoteTransport(
          new IceCredentials("ufrag", "a password of some length"), List.of(), false, List.of());
  private static final PublisherDeadlines PATIENT =
      new PublisherDeadlines(Long.MAX_VALUE, Long.MAX_VALUE);

  /** Where players live. */
  enum Players {
    ON_THE_PUBLISHERS_LOOP,
    ON_ANOTHER_LOOP
  }

  final LoopCounters counters = new LoopCounters();
  final Timeline timeline = new Timeline();
  final LoopContext loop;
  final Publisher publisher;
  private final LoopContext playersLoop;
  private final Feed feed;
  final Source video;
  final Source audio;
  private int nextSsrc = 0x1000;

  Bench(PublisherDeadlines deadlines, Set<Feedback> videoFeedback, Players players) {
    loop = new LoopContext(counters, new SplittableRandom(1), () -> {});
    publisher = new Publisher(loop, timeline, deadlines, videoFeedback);
    video = publisher.video;
    audio = publisher.audio;
    boolean together = players == Players.ON_THE_PUBLISHERS_LOOP;
    playersLoop = together ? loop : otherLoop();
    feed = together ? publisher.session : mirror(videoFeedback);
  }

  private LoopContext otherLoop() {
    return new LoopContext(counters, new SplittableRandom(2), this::forwardOnPlayersLoop);
  }

  private void forwardOnPlayersLoop() {
    playersLoop.forwardAll(timeline.nowNs());
  }

  private StreamMirror mirror(Set<Feedback> videoFeedback) {
    return new StreamMirror(
        publisher.session,
        work -> work.run(timeline.nowNs()),
        () -> Formats.published(videoFeedback),
        playersLoop);
  }

  /** A bench whose publisher is connected and has negotiated everything. */
  static Bench connected(Players players) {
    return connected(Formats.ALL, players);
  }

  static Bench connected(Set<Feedback> videoFeedback, Players players) {
    Bench bench = new Bench(PATIENT, videoFeedback, players);
    bench.publisher.connect();
    return bench;
  }

  /** A player that is not connected yet. */
  Player newPlayer(FormatMapping... videoFormats) {
    List<SendTrack> tracks =
        List.of(Formats.audio(nextSsrc + 8), Formats.video(nextSsrc, List.of(videoFormats)));
    nextSsrc += 16;
    return new Player(playersLoop, timeline, feed, tracks);
  }

  /** A connected player of VP8 with retransmissions and Opus. */
  Player player() {
    return player(Formats.vp8WithRtx(Formats.VP8));
  }

  Player player(FormatMapping... videoFormats) {
    Player player = newPlayer(videoFormats);
    player.connect();
    return player;
  }

  List<Player> players(int count) {
    return IntStream.range(0, count).mapToObj(i -> player()).toList();
  }

  void advanceMs(long ms) {
    timeline.advanceMs(ms);
  }

  /** Sends a frame of video each 40 ms and a packet of sound each 20 ms. */
  void play(int frames) {
    for (int i = 0; i < frames; i++) {
      video.frame(2);
      audio.sound();
      advanceMs(20);
      audio.sound();
      advanceMs(20);
    }
  }

  long drops(DropReason reason) {
    return counters.drops(reason);
  }

  /** Checks that each packet has the number that follows on the one before. */
  static void assertGapless(List<Rtp> packets) {
    var expected = new ArrayList<Integer>();
    int first = packets.isEmpty() ? 0 : packets.getFirst().sequence();
    for (int i = 0; i < packets.size(); i++) {
      expected.add((first + i) & 0xffff);
    }
    assertThat(packets).extracting(Rtp::sequence).isEqualTo(expected);
  }
}
