package dev.tandem.conformance.bench;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether this machine can judge.
 *
 * @param machine clock, processor and UDP: what every check needs
 * @param browser what checks with a real browser need besides; empty if none is to run
 */
public record BenchVerdict(List<BenchReading> machine, List<BenchReading> browser) {
  private static final double LARGEST_FACTOR = 8;

  public BenchVerdict {
    machine = List.copyOf(machine);
    browser = List.copyOf(browser);
  }

  /** By which deadlines are to be multiplied, at least 1. */
  public double factor() {
    double largest =
        machine.stream().mapToDouble(BenchReading::factor).max().orElse(1);
    return Math.min(LARGEST_FACTOR, Math.max(1, largest));
  }

  /** Why no check can judge here; empty if the machine is fit. */
  public Optional<String> unfit() {
    return reason(machine);
  }

  /** Why checks with a real browser cannot judge here; empty if the machine is fit. */
  public Optional<String> unfitForBrowsers() {
    return unfit().or(() -> reason(browser));
  }

  /** All that was measured, one line each. */
  public List<String> words() {
    return Stream.concat(machine.stream(), browser.stream())
        .map(reading -> (reading.fit() ? "" : "unfit: ") + reading.words())
        .toList();
  }

  private static Optional<String> reason(List<BenchReading> readings) {
    String unfit =
        readings.stream()
            .filter(reading -> !reading.fit())
            .map(BenchReading::words)
            .collect(Collectors.joining("; "));
    return unfit.isEmpty()
        ? Optional.empty()
        : Optional.of("this machine is too weak to judge: " + unfit);
  }
}
