package dev.tandem.load.scenario;

import java.util.List;
import java.util.Optional;

/**
 * Says what gave way first. Goals that were missed are the server's fault only where the generator,
 * in the same moments, was fit: enough processor, none of it taken by the host, sends in time,
 * sockets read in time.
 *
 * @param serverCores cores that the server may use; 0 where that is not known
 * @param sharesCores whether server and generator run on the same cores
 */
public record Diagnosis(int serverCores, boolean sharesCores) {
  private static final double BUSY_LOOP = 90;
  private static final double BUSY_MACHINE = 95;
  private static final double BUSY_SERVER = 0.95;
  private static final double LATE = 1;
  private static final double LOST = 0.1;
  private static final double SLOW_MS = 50;

  /** So much of the time, in percent, may be taken by other guests of the host. */
  static final double STOLEN = 5;

  /** A server of which nothing is known but what it sends. */
  public static final Diagnosis FROM_AFAR = new Diagnosis(0, false);

  /** What gave way first in a step that has missed a goal; empty where all goals were met. */
  public Optional<Limit> firstToGiveWay(Figures all, List<Moment> moments, List<Goal> goals) {
    if (goals.stream().allMatch(goal -> goal.isMetBy(all))) {
      return Optional.empty();
    }
    return moments.stream()
        .filter(Moment::measured)
        .map(moment -> limit(moment.figures(), goals))
        .flatMap(Optional::stream)
        .findFirst()
        .or(() -> limit(all, goals))
        .or(() -> Optional.of(Limit.GOAL));
  }

  private Optional<Limit> limit(Figures figures, List<Goal> goals) {
    return generatorLimit(figures).or(() -> serverLimit(figures)).or(() -> seen(figures, goals));
  }

  private Optional<Limit> generatorLimit(Figures figures) {
    if (above(figures, Metric.STOLEN, STOLEN)) {
      return Optional.of(Limit.HOST);
    }
    if (above(figures, Metric.GENERATOR_CPU, BUSY_LOOP)) {
      return Optional.of(Limit.GENERATOR_CPU);
    }
    if (above(figures, Metric.GENERATOR_DROPS, 0)) {
      return Optional.of(Limit.GENERATOR_DROPS);
    }
    if (above(figures, Metric.LATE_SENDS, LATE)) {
      return Optional.of(Limit.GENERATOR_SENDS);
    }
    if (sharesCores && above(figures, Metric.MACHINE, BUSY_MACHINE)) {
      return Optional.of(Limit.MACHINE);
    }
    return Optional.empty();
  }

  private Optional<Limit> serverLimit(Figures figures) {
    if (serverCores > 0 && above(figures, Metric.CPU, BUSY_SERVER * serverCores)) {
      return Optional.of(Limit.SERVER_CPU);
    }
    if (above(figures, Metric.SERVER_DROPS, 0)) {
      return Optional.of(Limit.SERVER_DROPS);
    }
    if (above(figures, Metric.FAILED, 0)) {
      return Optional.of(Limit.PLAYERS);
    }
    return Optional.empty();
  }

  /** Loss and delay beyond the goals, or beyond what is usual where no goal names them. */
  private static Optional<Limit> seen(Figures figures, List<Goal> goals) {
    if (missed(figures, goals, Metric.LOSS) || above(figures, Metric.LOSS, LOST)) {
      return Optional.of(Limit.LOSS);
    }
    boolean late =
        List.of(Metric.DELAY_P50, Metric.DELAY_P90, Metric.DELAY_P99, Metric.DELAY_P999).stream()
            .anyMatch(metric -> missed(figures, goals, metric));
    return late || above(figures, Metric.DELAY_P99, SLOW_MS)
        ? Optional.of(Limit.DELAY)
        : Optional.empty();
  }

  private static boolean missed(Figures figures, List<Goal> goals, Metric metric) {
    return goals.stream()
        .anyMatch(goal -> goal.metric() == metric && figures.has(metric) && !goal.isMetBy(figures));
  }

  private static boolean above(Figures figures, Metric metric, double limit) {
    return figures.get(metric).orElse(0) > limit;
  }
}
