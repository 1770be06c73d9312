package dev.tandem.load.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.load.client.ClientEngine;
import dev.tandem.load.client.ClientOptions;
import dev.tandem.load.client.PlaybackOptions;
import dev.tandem.load.measure.Counter;
import dev.tandem.load.measure.MediaFigures;
import dev.tandem.load.measure.Timing;
import dev.tandem.load.stream.PreparedStream;
import dev.tandem.load.target.Playback;
import dev.tandem.load.target.Publication;
import dev.tandem.load.target.Push;
import dev.tandem.load.target.wcs.WcsTarget;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Native clients against the reference server: every packet arrives, in order, and is timed. */
class WcsLoadIT {
  private static final int PLAYERS = 20;
  private static final int MEDIA_PORT = 36_000;
  private static final int SECOND_MEDIA_PORT = 36_100;
  private static final Duration DEADLINE = Duration.ofSeconds(30);

  @TempDir static Path directory;

  private static RunningServer server;

  private ClientEngine engine;
  private WcsTarget target;

  @BeforeAll
  static void startServer() throws Exception {
    server = RunningServer.start(directory, MEDIA_PORT);
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  @BeforeEach
  void start() throws Exception {
    engine = ClientEngine.start(ClientOptions.DEFAULT);
    target = server.target(engine);
  }

  @AfterEach
  void stop() {
    target.close();
    engine.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"vp8-1500k", "h264-600k"})
  void everyPacketArrivesInOrderAndIsTimed(String media) throws Exception {
    try (Publication publication = target.publish("stream", PreparedStream.named(media))) {
      List<Playback> players = play("stream", PLAYERS, PlaybackOptions.CHECKING);
      engine.takeFigures();
      MediaFigures figures = collect(Counter.FRAMES, PLAYERS * 90L);

      assertThat(publication.lost()).isEmpty();
      assertThat(players).allMatch(p -> p.lost().isEmpty());
      assertThat(figures.get(Counter.PACKETS_LOST)).isZero();
      assertThat(figures.get(Counter.PACKETS_ALTERED)).isZero();
      assertThat(figures.get(Counter.PACKETS_MISPLACED)).isZero();
      assertThat(figures.get(Counter.PACKETS_NOT_AUTHENTIC)).isZero();
      assertThat(figures.get(Counter.PACKETS_DUPLICATED)).isZero();
      assertThat(figures.get(Counter.PACKETS_CHECKED))
          .isEqualTo(figures.get(Counter.PACKETS_RECEIVED));
      assertThat(figures.of(Timing.FORWARD_DELAY).getTotalCount())
          .isEqualTo(figures.get(Counter.PACKETS_CHECKED));
      players.forEach(Playback::close);
    }
  }

  @Test
  void whatIsDroppedOnPurposeIsAskedForAndComes() throws Exception {
    try (Publication _ = target.publish("stream", PreparedStream.named("vp8-600k"))) {
      List<Playback> players = play("stream", 4, new PlaybackOptions(true, 0.05));
      MediaFigures figures = collect(Counter.PACKETS_RECOVERED, 50);

      assertThat(figures.get(Counter.NACKS_SENT)).isPositive();
      assertThat(figures.get(Counter.PACKETS_ALTERED)).isZero();
      players.forEach(Playback::close);
    }
  }

  @Test
  void aPushIsPlayedAtTheSecondServer() throws Exception {
    try (RunningServer second = RunningServer.start(directory, SECOND_MEDIA_PORT);
        WcsTarget there = second.target(engine);
        Publication _ = target.publish("stream", PreparedStream.named("vp8-600k"));
        Push push = target.push("stream", there, "pushed");
        Playback playback = there.play("pushed", PlaybackOptions.CHECKING)) {
      Awaitility.await().atMost(DEADLINE).until(() -> playback.status().keyFrameNs() > 0);
      engine.takeFigures();
      MediaFigures figures = collect(Counter.FRAMES, 60);

      assertThat(push.lost()).isEmpty();
      assertThat(figures.get(Counter.PACKETS_ALTERED)).isZero();
      assertThat(figures.of(Timing.FORWARD_DELAY).getTotalCount()).isPositive();
    }
  }

  @Test
  void aPlayerThatLeavesWithoutAWordOrStallsDisturbsNobody() throws Exception {
    try (Publication _ = target.publish("stream", PreparedStream.named("vp8-600k"))) {
      List<Playback> players = play("stream", 3, PlaybackOptions.CHECKING);
      players.get(0).vanish();
      players.get(1).stall(Duration.ofSeconds(1));
      long before = players.get(2).status().packets();
      collect(Counter.FRAMES, 60);

      assertThat(players.get(2).status().packets()).isGreaterThan(before);
      assertThat(players.get(2).status().lost()).isZero();
      assertThat(players.get(2).lost()).isEmpty();
      players.subList(1, 3).forEach(Playback::close);
    }
  }

  private List<Playback> play(String stream, int count, PlaybackOptions options) throws Exception {
    List<Playback> players = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Playback>> joining = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        joining.add(threads.submit(() -> target.play(stream, options)));
      }
      for (Future<Playback> player : joining) {
        players.add(player.get());
      }
    }
    Awaitility.await()
        .atMost(DEADLINE)
        .until(() -> players.stream().allMatch(p -> p.status().keyFrameNs() > 0));
    return players;
  }

  /** Collects figures until so much was counted. */
  private MediaFigures collect(Counter counter, long count) {
    MediaFigures figures = new MediaFigures();
    Awaitility.await()
        .atMost(DEADLINE)
        .until(() -> {
          figures.add(engine.takeFigures());
          return figures.get(counter) >= count;
        });
    return figures;
  }
}
