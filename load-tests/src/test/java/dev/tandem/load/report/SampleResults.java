package dev.tandem.load.report;

import dev.tandem.load.measure.Counter;
import dev.tandem.load.measure.MediaFigures;
import dev.tandem.load.measure.Timing;
import dev.tandem.load.report.LoadResult.Part;
import dev.tandem.load.scenario.Figures;
import dev.tandem.load.scenario.Goal;
import dev.tandem.load.scenario.Limit;
import dev.tandem.load.scenario.Load;
import dev.tandem.load.scenario.MediaSummary;
import dev.tandem.load.scenario.Metric;
import dev.tandem.load.scenario.Moment;
import dev.tandem.load.scenario.Scenarios;
import dev.tandem.load.scenario.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Results of tests that never ran, the same each time. */
final class SampleResults {
  static final List<Goal> GOALS = List.of(Goal.of("p99<20ms"), Goal.of("loss<0.1%"));
  private static final int SECONDS = 10;
  private static final int PACKETS_PER_SECOND = 100;
  private static final Instant START = Instant.parse("2026-11-26T10:00:00Z");

  private SampleResults() {}

  static LoadResult load(int players) {
    return result(List.of(step(Step.Purpose.LOAD, players)), false, Part.WHOLE, GOALS);
  }

  static LoadResult part(int index, int of, int players) {
    return result(List.of(step(Step.Purpose.LOAD, players)), false, new Part(index, of), List.of());
  }

  static LoadResult search() {
    return result(
        List.of(
            step(Step.Purpose.SEARCH, 100),
            step(Step.Purpose.SEARCH, 200),
            step(Step.Purpose.SEARCH, 400),
            step(Step.Purpose.SEARCH, 300),
            step(Step.Purpose.CONFIRM, 300)),
        true,
        Part.WHOLE,
        GOALS);
  }

  private static LoadResult result(List<Step> steps, boolean search, Part part, List<Goal> goals) {
    List<StepEntry> entries = steps.stream().map(StepEntry::of).toList();
    return new LoadResult(
        LoadResult.FORMAT,
        "Load test with vp8-1500k",
        "./tandem load --search 'p99<20ms,loss<0.1%'",
        START.toString(),
        "WCS at ws://<host>:8080/",
        "Some processor, 2 processors, Linux 6.18, Java 25",
        "abc1234",
        part,
        ScenarioEntries.of(Scenarios.steady(100)),
        entries,
        search
            ? Judgement.ofSearch(entries, goals, 20_000, List.of())
            : Judgement.ofLoad(entries.getFirst(), goals));
  }

  /** A step in which more than 300 players are too many. */
  static Step step(Step.Purpose purpose, int players) {
    Random random = new Random(players);
    MediaFigures all = new MediaFigures();
    List<Moment> moments = new ArrayList<>();
    for (int second = 1; second <= SECONDS + 2; second++) {
      MediaFigures now = media(random, players);
      boolean measured = second > 2;
      Figures figures =
          MediaSummary.of(now, 1)
              .put(Metric.CPU, players / 310.0 + second * 0.001)
              .put(Metric.SOFTIRQ, 0.1)
              .put(Metric.GENERATOR_CPU, 40);
      moments.add(
          new Moment(
              second,
              measured,
              measured ? players : players * second / 3,
              figures,
              now.histogramsByLabel().getOrDefault(Timing.FORWARD_DELAY.label(), "")));
      if (measured) {
        all.add(now);
      }
    }
    for (int i = 0; i < players; i++) {
      all.record(Timing.JOIN_TO_PLAYING, (20 + random.nextInt(30)) * 1_000_000L);
      all.record(Timing.JOIN_TO_KEY_FRAME, (60 + random.nextInt(200)) * 1_000_000L);
    }
    Figures figures = MediaSummary.of(all, SECONDS);
    figures
        .put(Metric.CPU, players / 310.0)
        .put(Metric.CPU_PER_PACKET, 8.5)
        .put(Metric.PACKETS_PER_CPU, 117_000)
        .put(Metric.MEMORY, 140.5)
        .put(Metric.GENERATOR_CPU, 40)
        .put(Metric.FAILED, 0);
    boolean met = players <= 300;
    return new Step(
        purpose,
        new Load(1, players, 0),
        START,
        Duration.ofSeconds(SECONDS),
        figures,
        all,
        moments,
        GOALS,
        met ? Optional.empty() : Optional.of(Limit.SERVER_CPU),
        List.of("a <remark>"));
  }

  private static MediaFigures media(Random random, int players) {
    MediaFigures media = new MediaFigures();
    long packets = (long) players * PACKETS_PER_SECOND;
    media.count(Counter.PACKETS_RECEIVED, packets);
    media.count(Counter.OCTETS_RECEIVED, 1_200 * packets);
    media.count(Counter.PACKETS_CHECKED, packets / 5);
    media.count(Counter.PACKETS_LOST, players > 300 ? 500 : 0);
    for (int i = 0; i < 500; i++) {
      double slow = players > 300 ? 40 : 1;
      media.record(
          Timing.FORWARD_DELAY, (long) (slow * 1_000_000 * -Math.log(random.nextDouble())));
      media.record(Timing.SEND_LAG, 100_000);
    }
    return media;
  }
}
