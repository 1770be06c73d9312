package dev.tandem.load.report;

import dev.tandem.load.measure.Counter;
import dev.tandem.load.measure.MediaFigures;
import dev.tandem.load.report.LoadResult.Part;
import dev.tandem.load.report.LoadResult.Verdict;
import dev.tandem.load.report.StepEntry.MomentEntry;
import dev.tandem.load.scenario.Diagnosis;
import dev.tandem.load.scenario.Figures;
import dev.tandem.load.scenario.Goal;
import dev.tandem.load.scenario.Limit;
import dev.tandem.load.scenario.MediaSummary;
import dev.tandem.load.scenario.Metric;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Adds up what several workers measured in one test: counts and histograms exactly, the server's
 * process from the worker that saw it, the generator's figures from the worker that fared worst.
 */
public final class Merge {
  private static final List<Metric> SERVER =
      List.of(
          Metric.CPU,
          Metric.MEMORY,
          Metric.GC_SHARE,
          Metric.THREADS,
          Metric.SOCKETS,
          Metric.SERVER_DROPS,
          Metric.SOFTIRQ);
  private static final List<Metric> WORST =
      List.of(
          Metric.FREEZES_WORST,
          Metric.MACHINE,
          Metric.STOLEN,
          Metric.GENERATOR_CPU,
          Metric.GENERATOR_DROPS);

  private Merge() {}

  /**
   * The whole of which these are the parts.
   *
   * @throws IOException where they are not the parts of one test
   */
  public static LoadResult of(List<LoadResult> parts, List<Goal> goals) throws IOException {
    check(parts);
    List<LoadResult> ordered =
        parts.stream().sorted(Comparator.comparingInt(part -> part.part().index())).toList();
    StepEntry step = step(ordered.stream().map(part -> part.steps().getFirst()).toList(), goals);
    Verdict verdict = Judgement.ofLoad(step, goals);
    LoadResult first = ordered.getFirst();
    Set<String> machines = new LinkedHashSet<>();
    ordered.forEach(part -> machines.add(part.machine()));
    return new LoadResult(
        LoadResult.FORMAT,
        "Load test by %d workers".formatted(parts.size()),
        first.command(),
        step.started(),
        first.target(),
        String.join("; ", machines),
        first.commit(),
        Part.WHOLE,
        first.scenario(),
        List.of(step),
        verdict);
  }

  private static void check(List<LoadResult> parts) throws IOException {
    Set<Integer> indexes = new HashSet<>();
    int of = parts.getFirst().part().of();
    for (LoadResult part : parts) {
      if (part.part().of() != of || !indexes.add(part.part().index())) {
        throw new IOException(
            "these are not the parts of one test: one says it is part %d of %d, and there are %d"
                .formatted(part.part().index(), part.part().of(), parts.size()));
      }
      if (part.steps().size() != 1) {
        throw new IOException("a search cannot be merged; run one load on all workers");
      }
      if (!part.scenario().equals(parts.getFirst().scenario())) {
        throw new IOException("the workers did different things; give all the same options");
      }
    }
    if (parts.size() != of) {
      throw new IOException("%d of %d parts are missing".formatted(of - parts.size(), of));
    }
  }

  private static StepEntry step(List<StepEntry> parts, List<Goal> goals) {
    MediaFigures media = new MediaFigures();
    parts.forEach(part -> media.add(part.media()));
    double seconds = parts.stream().mapToDouble(StepEntry::measuredSeconds).average().orElse(1);
    Figures figures = MediaSummary.of(media, seconds);
    SERVER.forEach(metric -> most(figures, metric, parts));
    WORST.forEach(metric -> most(figures, metric, parts));
    perPacket(figures, media, seconds, parts);
    int players = parts.stream().mapToInt(StepEntry::players).sum();
    double failed =
        parts.stream()
            .mapToDouble(part -> part.figure(Metric.FAILED).orElse(0.0) * part.players())
            .sum();
    figures.put(Metric.FAILED, players == 0 ? 0 : failed / players);
    List<String> remarks =
        parts.stream().flatMap(part -> part.remarks().stream()).distinct().limit(20).toList();
    String gaveWay =
        goals.stream().allMatch(goal -> goal.isMetBy(figures))
            ? null
            : gaveWay(figures, parts, goals).name();
    return new StepEntry(
        "LOAD",
        parts.stream().mapToInt(StepEntry::publishers).sum(),
        players,
        parts.stream().mapToInt(StepEntry::pushes).sum(),
        parts.stream().map(StepEntry::started).min(Comparator.naturalOrder()).orElse(""),
        seconds,
        gaveWay == null,
        gaveWay,
        remarks,
        StepEntry.byName(figures),
        media.countsByLabel(),
        media.histogramsByLabel(),
        moments(parts));
  }

  /** What a worker says of itself comes first. */
  private static Limit gaveWay(Figures figures, List<StepEntry> parts, List<Goal> goals) {
    return parts.stream()
        .flatMap(part -> part.limit().stream())
        .filter(Limit::isTheGenerators)
        .findFirst()
        .or(() -> Diagnosis.FROM_AFAR.firstToGiveWay(figures, List.of(), goals))
        .orElse(Limit.GOAL);
  }

  private static void most(Figures figures, Metric metric, List<StepEntry> parts) {
    parts.stream()
        .flatMap(part -> part.figure(metric).stream())
        .max(Comparator.naturalOrder())
        .ifPresent(value -> figures.put(metric, value));
  }

  private static void perPacket(
      Figures figures, MediaFigures media, double seconds, List<StepEntry> parts) {
    double packets = media.get(Counter.PACKETS_RECEIVED) / seconds;
    for (StepEntry part : parts) {
      double own = part.figure(Metric.PACKETS).orElse(0.0);
      for (Metric metric :
          List.of(
              Metric.CPU_PER_PACKET, Metric.CPU_USER_PER_PACKET, Metric.CPU_SYSTEM_PER_PACKET)) {
        part.figure(metric).ifPresent(value -> figures.put(metric, value * own / packets));
      }
      part.figure(Metric.PACKETS_PER_CPU)
          .ifPresent(value -> figures.put(Metric.PACKETS_PER_CPU, value * packets / own));
    }
  }

  /** Moments by their number: workers begin together and take figures equally often. */
  private static List<MomentEntry> moments(List<StepEntry> parts) {
    int length = parts.stream().mapToInt(part -> part.moments().size()).min().orElse(0);
    List<MomentEntry> merged = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      int index = i;
      merged.add(MomentMerge.of(parts.stream().map(part -> part.moments().get(index)).toList()));
    }
    return merged;
  }
}
