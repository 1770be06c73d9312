package dev.tandem.load.report;

import java.util.ArrayList;
import java.util.List;

/**
 * One axis of a plot: from values to places, and the values that are written beside it.
 *
 * @param least the value at its beginning; above 0 where it is logarithmic
 * @param most the value at its end
 * @param logarithmic whether each decade has the same length
 * @param from the place of its beginning
 * @param to the place of its end
 */
record Axis(double least, double most, boolean logarithmic, double from, double to) {
  private static final double[] STEPS = {1, 2, 5, 10};

  /** An axis from 0 on that ends at a round number. */
  static Axis linear(double most, double from, double to) {
    double end = most <= 0 ? 1 : most;
    double step = step(end);
    return new Axis(0, step * Math.ceil(end / step - 1e-9), false, from, to);
  }

  /** An axis for exactly these values. */
  static Axis between(double least, double most, double from, double to) {
    return new Axis(least, most > least ? most : least + 1, false, from, to);
  }

  /** An axis of whole decades. */
  static Axis logarithmic(double least, double most, double from, double to) {
    double low = Math.pow(10, Math.floor(Math.log10(Math.max(least, 1e-3))));
    double high = Math.pow(10, Math.ceil(Math.log10(Math.max(most, low * 10)) - 1e-9));
    return new Axis(low, high, true, from, to);
  }

  double place(double value) {
    double inside = Math.clamp(value, least, most);
    double share =
        logarithmic
            ? Math.log(inside / least) / Math.log(most / least)
            : (inside - least) / (most - least);
    return from + share * (to - from);
  }

  /** Round values on it, few enough to be written. */
  List<Double> ticks() {
    List<Double> ticks = new ArrayList<>();
    if (logarithmic) {
      for (double tick = least; tick <= most * 1.001; tick *= 10) {
        ticks.add(tick);
      }
      return ticks;
    }
    double step = step(most - least);
    for (long i = (long) Math.ceil(least / step - 1e-9); i * step <= most * (1 + 1e-9); i++) {
      ticks.add(i * step);
    }
    return ticks;
  }

  private static double step(double length) {
    double rough = length / 5;
    double decade = Math.pow(10, Math.floor(Math.log10(rough)));
    for (double step : STEPS) {
      if (step * decade >= rough * 0.999) {
        return step * decade;
      }
    }
    return 10 * decade;
  }
}
