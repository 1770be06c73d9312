package dev.tandem.conformance.bench;

import dev.tandem.conformance.probe.browser.Browsers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Measures this machine in a few seconds, before any server is judged. */
public final class Bench {
  private Bench() {}

  /**
   * Looks at clock, processor and UDP, and at the browser if checks with one are to run.
   *
   * @param browsers empty if no check needs a browser
   */
  public static BenchVerdict measure(Optional<Browsers> browsers) {
    WallClock clock = new WallClock();
    long @Nullable [] before = Processor.times();
    List<BenchReading> machine = new ArrayList<>();
    machine.add(Processor.speed());
    machine.add(Loopback.measure());
    List<BenchReading> browser = browsers.map(BrowserMedia::measure).stream().toList();
    machine.add(Processor.steal(before, Processor.times()));
    machine.add(clock.reading());
    return new BenchVerdict(machine, browser);
  }
}
