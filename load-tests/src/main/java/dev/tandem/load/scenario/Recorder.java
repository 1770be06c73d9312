package dev.tandem.load.scenario;

import dev.tandem.load.client.ClientEngine;
import dev.tandem.load.measure.Counter;
import dev.tandem.load.measure.MediaFigures;
import dev.tandem.load.measure.Timing;
import java.util.ArrayList;
import java.util.List;

/** Takes figures moment by moment, and adds up those that count. */
final class Recorder {
  private static final double NS_PER_SECOND = 1e9;

  private final ClientEngine engine;
  private final ServerView server;
  private final Clock clock;
  private final long startNs;
  private final List<Moment> moments = new ArrayList<>();
  private final MediaFigures counted = new MediaFigures();
  private final MediaFigures joins = new MediaFigures();

  private ServerView.Mark last;
  private ServerView.Mark measuredFrom;
  private ServerView.Mark looked = ServerView.Mark.NOTHING;
  private long lastNs;
  private long measuredFromNs;
  private boolean measuring;

  Recorder(ClientEngine engine, ServerView server, Clock clock) {
    this.engine = engine;
    this.server = server;
    this.clock = clock;
    startNs = clock.nanoTime();
    engine.takeFigures();
    engine.takeGeneratorFigures();
    lastNs = startNs;
    measuredFromNs = startNs;
    last = server.glance(startNs);
    measuredFrom = last;
  }

  /**
   * Does what would disturb the clients while figures count: a collection of garbage holds all that
   * publishers send up, and has it come at once.
   */
  void prepare() {
    System.gc();
    looked = server.look(clock.nanoTime());
  }

  /** Figures count from now on. */
  void measure(Crowd crowd) {
    moment(crowd);
    measuredFromNs = lastNs;
    measuredFrom = last;
    measuring = true;
  }

  /** Takes what came since the last moment. */
  Moment moment(Crowd crowd) {
    long nowNs = clock.nanoTime();
    MediaFigures media = engine.takeFigures();
    ServerView.Mark mark = server.glance(nowNs);
    Figures figures =
        MediaSummary.of(media, Math.max(1, nowNs - lastNs) / NS_PER_SECOND)
            .putAll(MediaSummary.of(engine.takeGeneratorFigures()))
            .putAll(ServerView.between(last, mark, media.get(Counter.PACKETS_RECEIVED)))
            .put(Metric.FAILED, 100 * crowd.failedShare());
    Moment moment =
        new Moment(
            (nowNs - startNs) / NS_PER_SECOND,
            measuring,
            crowd.playing(),
            figures,
            media.histogramsByLabel().getOrDefault(Timing.FORWARD_DELAY.label(), ""));
    if (nowNs > lastNs) {
      moments.add(moment);
    }
    (measuring ? counted : joins).add(media);
    last = mark;
    lastNs = nowNs;
    return moment;
  }

  /** Adds times that were not the engine's to take. */
  void add(MediaFigures times) {
    joins.add(times);
  }

  List<Moment> moments() {
    return moments;
  }

  double measuredSeconds() {
    return (lastNs - measuredFromNs) / NS_PER_SECOND;
  }

  /** What was counted; joins count from the first player on. */
  MediaFigures media() {
    for (Timing timing :
        List.of(
            Timing.JOIN_TO_PLAYING,
            Timing.JOIN_TO_KEY_FRAME,
            Timing.PUSH_TO_PUBLISHING,
            Timing.PUSH_TO_KEY_FRAME)) {
      counted.of(timing).add(joins.of(timing));
      joins.of(timing).reset();
    }
    return counted;
  }

  /** All figures of the time that counts. */
  Figures figures() {
    MediaFigures media = media();
    ServerView.Mark end = server.look(lastNs);
    Figures figures =
        MediaSummary.of(media, measuredSeconds())
            .putAll(ServerView.between(measuredFrom, end, media.get(Counter.PACKETS_RECEIVED)))
            .putAll(ServerView.collecting(looked, end));
    List.of(Metric.MEMORY, Metric.THREADS, Metric.GENERATOR_CPU, Metric.MACHINE, Metric.STOLEN)
        .forEach(metric -> most(figures, metric));
    total(figures, Metric.GENERATOR_DROPS);
    return figures;
  }

  private void most(Figures figures, Metric metric) {
    moments.stream()
        .filter(Moment::measured)
        .map(Moment::figures)
        .filter(f -> f.has(metric))
        .mapToDouble(f -> f.get(metric).orElseThrow())
        .max()
        .ifPresent(value -> figures.put(metric, value));
  }

  private void total(Figures figures, Metric metric) {
    figures.put(
        metric,
        moments.stream()
            .filter(Moment::measured)
            .mapToDouble(moment -> moment.figures().get(metric).orElse(0))
            .sum());
  }
}
