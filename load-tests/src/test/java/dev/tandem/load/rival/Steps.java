package dev.tandem.load.rival;

import dev.tandem.load.measure.MediaFigures;
import dev.tandem.load.scenario.Figures;
import dev.tandem.load.scenario.Load;
import dev.tandem.load.scenario.Metric;
import dev.tandem.load.scenario.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Steps as if measured. */
final class Steps {

  private Steps() {}

  static Step of(int players, double perCpuSecond, double costUs, double p99Ms, double loss) {
    Figures figures =
        new Figures()
            .put(Metric.PACKETS_PER_CPU, perCpuSecond)
            .put(Metric.CPU_PER_PACKET, costUs)
            .put(Metric.DELAY_P99, p99Ms)
            .put(Metric.LOSS, loss);
    return new Step(
        Step.Purpose.SEARCH,
        new Load(1, players, 0),
        Instant.EPOCH,
        Duration.ofSeconds(20),
        figures,
        new MediaFigures(),
        List.of(),
        List.of(),
        Optional.empty(),
        List.of());
  }
}
