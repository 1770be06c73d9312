package dev.tandem.conformance.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Values over time, in the order of time. */
record Series(String name, List<Point> points) {
  /** One value; {@code ms} since the check began. */
  record Point(double ms, double value) {}

  Series {
    points = List.copyOf(points);
  }

  double least() {
    return points.stream().mapToDouble(Point::value).min().orElse(0);
  }

  double most() {
    return points.stream().mapToDouble(Point::value).max().orElse(0);
  }

  /** When the value was 0 for at least so long, after it had been more. */
  List<Plot.Band> standstills(double atLeastMs) {
    List<Plot.Band> bands = new ArrayList<>();
    double since = Double.NaN;
    boolean moved = false;
    for (int i = 0; i <= points.size(); i++) {
      boolean still = i < points.size() && points.get(i).value() == 0;
      double ms = points.get(Math.min(i, points.size() - 1)).ms();
      if (still && moved && Double.isNaN(since)) {
        since = ms;
      } else if (!still && !Double.isNaN(since)) {
        if (ms - since >= atLeastMs) {
          String words = String.format(Locale.ROOT, "stood still for %.1f s", (ms - since) / 1000);
          bands.add(new Plot.Band(since, ms, words));
        }
        since = Double.NaN;
      }
      moved = moved || !still;
    }
    return bands;
  }

  /** At most so many points, each the mean of those that it stands for. */
  Series thinned(int most) {
    int step = (points.size() + most - 1) / most;
    if (step <= 1) {
      return this;
    }
    List<Point> thin = new ArrayList<>();
    for (int i = 0; i < points.size(); i += step) {
      List<Point> part = points.subList(i, Math.min(points.size(), i + step));
      double mean = part.stream().mapToDouble(Point::value).average().orElse(0);
      thin.add(new Point(part.get(part.size() / 2).ms(), mean));
    }
    return new Series(name, thin);
  }
}
