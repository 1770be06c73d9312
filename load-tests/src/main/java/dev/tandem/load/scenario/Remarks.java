package dev.tandem.load.scenario;

import java.util.ArrayList;
import java.util.List;

/** What makes figures doubtful, in sentences. */
final class Remarks {
  private static final double BUSY = 80;
  private static final double LATE = 1;

  private Remarks() {}

  static List<String> on(Figures figures) {
    List<String> remarks = new ArrayList<>();
    if (figures.get(Metric.STOLEN).orElse(0) > Diagnosis.STOLEN) {
      remarks.add(
          "other guests of the host took up to %s of the time; compare ratios of runs side by side"
              .formatted(Format.value(Metric.STOLEN, figures.get(Metric.STOLEN).orElse(0))));
    }
    if (figures.get(Metric.GENERATOR_CPU).orElse(0) > BUSY) {
      remarks.add("the generator was close to its own limit; give it more cores or more machines");
    }
    if (figures.get(Metric.LATE_SENDS).orElse(0) > LATE) {
      remarks.add(
          "publishers here sent %s of the time more than 5 ms late: something else kept the generator's processors busy"
              .formatted(
                  Format.value(Metric.LATE_SENDS, figures.get(Metric.LATE_SENDS).orElse(0))));
    }
    if (!figures.has(Metric.DELAY_P50)) {
      remarks.add(
          "no delays: no packet that carries its sending time reached a player that checks");
    }
    return remarks;
  }
}
