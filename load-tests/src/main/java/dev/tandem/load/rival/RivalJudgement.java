package dev.tandem.load.rival;

import dev.tandem.load.report.SideBySide;
import dev.tandem.load.scenario.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What has to be true of our server beside its rival, and whether it is. */
public final class RivalJudgement {

  /** Packets per CPU second, ours by the rival's. */
  private static final double WANTED_RATIO = 5;

  /** Where several loads were run, this one decides. */
  private static final int MAIN_LOAD = 200;

  /** A packet may cost so much more where the load is larger, since machines are noisy. */
  private static final double GROWTH_TOLERANCE = 1.1;

  private static final String OURS = Side.OURS.label();
  private static final String RIVAL = Side.RIVAL.label();

  /** One statement. */
  public record Point(boolean holds, String words) {}

  private RivalJudgement() {}

  public static List<Point> of(SideBySide measured) {
    List<Integer> loads = measured.loads();
    List<Point> points = new ArrayList<>();
    int main = loads.contains(MAIN_LOAD) ? MAIN_LOAD : loads.getFirst();
    points.add(packets(measured, main));
    points.add(delay(measured, main));
    points.add(loss(measured, main));
    if (loads.size() > 1) {
      points.add(growth(measured, loads.getFirst(), loads.getLast()));
    }
    return points;
  }

  private static Point packets(SideBySide measured, int players) {
    double ratio = measured.ratio(players, Metric.PACKETS_PER_CPU).orElse(0);
    return new Point(
        ratio >= WANTED_RATIO,
        String.format(
            Locale.ROOT,
            "%d players: %.2f times the packets per CPU second; wanted: %.0f times",
            players,
            ratio,
            WANTED_RATIO));
  }

  private static Point delay(SideBySide measured, int players) {
    double ours = measured.median(OURS, players, Metric.DELAY_P99).orElse(Double.NaN);
    double rival = measured.median(RIVAL, players, Metric.DELAY_P99).orElse(Double.NaN);
    return new Point(
        ours <= rival,
        String.format(
            Locale.ROOT,
            "%d players: forward delay p99 %.2f ms; wanted: not above the rival's %.2f ms",
            players,
            ours,
            rival));
  }

  private static Point loss(SideBySide measured, int players) {
    double ours = measured.most(OURS, players, Metric.LOSS).orElse(Double.NaN);
    double rival = measured.most(RIVAL, players, Metric.LOSS).orElse(Double.NaN);
    return new Point(
        ours == 0 && rival == 0,
        String.format(
            Locale.ROOT,
            "%d players: loss in the worst round %.4f %%, the rival's %.4f %%; wanted: none on"
                + " either side",
            players,
            ours,
            rival));
  }

  private static Point growth(SideBySide measured, int fewest, int most) {
    double few = measured.median(OURS, fewest, Metric.CPU_PER_PACKET).orElse(Double.NaN);
    double many = measured.median(OURS, most, Metric.CPU_PER_PACKET).orElse(Double.NaN);
    return new Point(
        many <= GROWTH_TOLERANCE * few,
        String.format(
            Locale.ROOT,
            "a packet costs %.2f us with %d players and %.2f us with %d; wanted: at most a tenth"
                + " more",
            few,
            fewest,
            many,
            most));
  }
}
