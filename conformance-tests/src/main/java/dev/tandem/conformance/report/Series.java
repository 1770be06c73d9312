package dev.tandem.conformance.report;

import java.util.ArrayList;
import java.util.List;

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
