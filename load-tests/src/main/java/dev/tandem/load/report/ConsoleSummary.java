package dev.tandem.load.report;

import dev.tandem.load.report.LoadResult.AssertionEntry;
import dev.tandem.load.scenario.Format;
import dev.tandem.load.scenario.Metric;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a terminal shows at the end. */
public final class ConsoleSummary {
  private static final List<List<Metric>> LINES =
      List.of(
          List.of(Metric.PACKETS, Metric.BIT_RATE, Metric.LOSS, Metric.JITTER, Metric.FREEZES),
          List.of(
              Metric.DELAY_P50,
              Metric.DELAY_P90,
              Metric.DELAY_P99,
              Metric.DELAY_P999,
              Metric.DELAY_MAX),
          List.of(Metric.JOIN_P50, Metric.JOIN_P99, Metric.PICTURE_P50, Metric.PICTURE_P99),
          List.of(Metric.PUSH, Metric.FAILED, Metric.NACKS, Metric.PLIS),
          List.of(Metric.CHROME_PICTURES, Metric.CHROME_FREEZES, Metric.CHROME_LOST),
          List.of(
              Metric.CPU,
              Metric.CPU_PER_PACKET,
              Metric.CPU_USER_PER_PACKET,
              Metric.CPU_SYSTEM_PER_PACKET,
              Metric.PACKETS_PER_CPU),
          List.of(
              Metric.MEMORY,
              Metric.MEMORY_PER_PLAYER,
              Metric.HEAP_PER_PLAYER,
              Metric.GC_SHARE,
              Metric.THREADS,
              Metric.SOCKETS),
          List.of(Metric.SOFTIRQ, Metric.GENERATOR_CPU, Metric.LATE_SENDS, Metric.STOLEN));

  private static final List<String> NAMES =
      List.of("media", "delay", "join", "service", "witness", "processor", "process", "machine");

  private ConsoleSummary() {}

  public static String of(LoadResult result) {
    StringBuilder out = new StringBuilder();
    result
        .mainStep()
        .ifPresent(step -> {
          for (int i = 0; i < LINES.size(); i++) {
            String line = line(step, LINES.get(i));
            if (!line.isEmpty()) {
              out.append("  %-10s %s%n".formatted(NAMES.get(i), line));
            }
          }
          step.remarks().forEach(remark -> out.append("  note       %s%n".formatted(remark)));
        });
    for (AssertionEntry assertion : result.verdict().assertions()) {
      out.append("  %-10s %s%n".formatted(assertion.met() ? "met" : "MISSED", assertion.words()));
    }
    return out.append(result.verdict().headline()).append(System.lineSeparator()).toString();
  }

  private static String line(StepEntry step, List<Metric> metrics) {
    return metrics.stream()
        .flatMap(metric ->
            step.figure(metric).map(value -> name(metric) + Format.value(metric, value)).stream())
        .collect(Collectors.joining("  "));
  }

  private static String name(Metric metric) {
    return Stream.of(Metric.PACKETS, Metric.BIT_RATE).anyMatch(metric::equals)
        ? ""
        : metric.id() + " ";
  }
}
