package dev.tandem.load.scenario;

import java.util.Locale;

/** Figures as people read them: three digits that matter, thousands apart, and the unit. */
public final class Format {
  private Format() {}

  /** A figure with its unit. */
  public static String value(Metric metric, double value) {
    String number = number(value);
    return switch (metric.unit()) {
      case COUNT -> number;
      case PER_SECOND, PER_CPU_SECOND -> number + metric.unit().sign();
      default -> number + " " + metric.unit().sign();
    };
  }

  public static String number(long value) {
    return number((double) value);
  }

  /** A number without its unit. */
  public static String number(double value) {
    double size = Math.abs(value);
    if (size >= 100 || size == Math.rint(size)) {
      return String.format(Locale.ROOT, "%,.0f", value);
    }
    if (size >= 10) {
      return String.format(Locale.ROOT, "%.1f", value);
    }
    return String.format(Locale.ROOT, size >= 0.1 ? "%.2f" : "%.3f", value);
  }
}
