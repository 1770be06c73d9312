package dev.tandem.load.scenario;

import dev.tandem.load.client.PlaybackOptions;
import dev.tandem.load.measure.MediaFigures;
import dev.tandem.load.measure.Timing;
import dev.tandem.load.stream.PreparedStream;
import dev.tandem.load.target.Playback;
import dev.tandem.load.target.Publication;
import dev.tandem.load.target.Push;
import dev.tandem.load.target.Target;
import dev.tandem.load.target.TargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The streams of a run: publications, and pushes to a second server with one player each. */
final class Broadcast implements AutoCloseable {
  private static final long PICTURE_NS = 15_000_000_000L;
  private static final long POLL_NS = 5_000_000;

  private final Clock clock;
  private final List<Publication> publications = new ArrayList<>();
  private final List<Push> pushes = new ArrayList<>();
  private final List<Playback> witnesses = new ArrayList<>();

  Broadcast(Clock clock) {
    this.clock = clock;
  }

  void publish(Target target, Scenario scenario, PreparedStream media) throws TargetException {
    for (int i = 0; i < scenario.load().publishers(); i++) {
      publications.add(target.publish(scenario.stream(i), media));
    }
  }

  /** Pushes streams one after another, and times each until a player there has its picture. */
  MediaFigures push(Target from, Target to, Scenario scenario)
      throws TargetException, InterruptedException {
    MediaFigures times = new MediaFigures();
    for (int i = 0; i < scenario.load().pushes(); i++) {
      String stream = scenario.stream(i % scenario.load().publishers());
      long startNs = clock.nanoTime();
      pushes.add(from.push(stream, to, scenario.pushed(i)));
      long playNs = clock.nanoTime();
      Playback witness = to.play(scenario.pushed(i), PlaybackOptions.CHECKING);
      witnesses.add(witness);
      times.record(Timing.PUSH_TO_KEY_FRAME, playNs - startNs + picture(witness));
    }
    return times;
  }

  /** How long after its wish to play a player had its picture. */
  private long picture(Playback witness) throws TargetException, InterruptedException {
    long endNs = clock.nanoTime() + PICTURE_NS;
    while (witness.status().keyFrameNs() < 0) {
      if (clock.nanoTime() - endNs > 0) {
        throw new TargetException(
            "a pushed stream showed no picture on the second server within %d s"
                .formatted(PICTURE_NS / 1_000_000_000));
      }
      clock.sleepUntil(clock.nanoTime() + POLL_NS);
    }
    return witness.status().keyFrameNs();
  }

  /** Why a stream has ended of which nobody here wanted that. */
  Optional<String> lost() {
    return publications.stream()
        .map(Publication::lost)
        .flatMap(Optional::stream)
        .findFirst()
        .or(() -> pushes.stream().map(Push::lost).flatMap(Optional::stream).findFirst());
  }

  @Override
  public void close() {
    witnesses.forEach(Playback::close);
    pushes.forEach(Push::close);
    publications.forEach(Publication::close);
  }
}
