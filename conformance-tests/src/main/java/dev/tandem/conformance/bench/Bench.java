package dev.tandem.conformance.bench;

import dev.tandem.conformance.probe.browser.Browsers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Measures the kit's machine before any server is judged: clock, processor and UDP in less than a
 * second, the browser only when a check with one is to come. Single-threaded.
 */
public final class Bench {
  private static final double LARGEST_FACTOR = 8;

  private final List<BenchReading> machine = new ArrayList<>();
  private @Nullable BenchReading browser;

  /** Measures the machine. */
  public Bench() {
    WallClock clock = new WallClock();
    long @Nullable [] before = Processor.times();
    machine.add(Processor.speed());
    machine.add(Loopback.measure());
    machine.add(Processor.steal(before, Processor.times()));
    machine.add(clock.reading());
  }

  /** For tests: what was measured elsewhere. */
  Bench(List<BenchReading> machine, BenchReading browser) {
    this.machine.addAll(machine);
    this.browser = browser;
  }

  /** By which deadlines are to be multiplied, at least 1. */
  public double factor() {
    double largest = machine.stream().mapToDouble(BenchReading::factor).max().orElse(1);
    return Math.min(LARGEST_FACTOR, Math.max(1, largest));
  }

  /** Why media cannot be judged here; empty if the machine is fit. */
  public Optional<String> unfitForMedia() {
    String reasons =
        machine.stream()
            .filter(reading -> !reading.fit())
            .map(BenchReading::words)
            .collect(Collectors.joining("; "));
    return reasons.isEmpty() ? Optional.empty() : Optional.of(unfit(reasons));
  }

  /** Why what a browser sees cannot be judged here; the first question starts a browser. */
  public Optional<String> unfitForBrowsers(Browsers browsers) {
    BenchReading reading = browser;
    if (reading == null) {
      reading = BrowserMedia.measure(browsers);
      browser = reading;
    }
    return reading.fit() ? unfitForMedia() : Optional.of(unfit(reading.words()));
  }

  /** What was measured up to now, one line each. */
  public List<String> words() {
    List<String> lines = new ArrayList<>(machine.stream().map(BenchReading::words).toList());
    BenchReading reading = browser;
    if (reading != null) {
      lines.add(reading.words());
    }
    return lines;
  }

  private static String unfit(String reasons) {
    return "this machine is too weak to judge: " + reasons;
  }
}
