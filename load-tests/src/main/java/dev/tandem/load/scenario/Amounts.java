package dev.tandem.load.scenario;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Amounts as people write them on a command line: 30s, 2%, 20/s, 10%/s. */
public final class Amounts {
  private static final Pattern AMOUNT = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)\\s*([a-z%/]*)");
  private static final Map<String, Double> SECONDS =
      Map.of("us", 1e-6, "ms", 1e-3, "s", 1.0, "m", 60.0, "min", 60.0, "h", 3600.0);

  private Amounts() {}

  /** A time, such as 500ms, 30s, 2m. */
  public static Duration duration(String text) {
    Amount amount = amount(text, "a time such as 30s, 500ms or 2m");
    Double seconds = SECONDS.get(amount.unit);
    if (seconds == null) {
      throw new IllegalArgumentException(
          "'%s' is not a time such as 30s, 500ms or 2m".formatted(text));
    }
    return Duration.ofNanos(Math.round(amount.number * seconds * 1e9));
  }

  /** So many in a second, such as 20/s. */
  public static double perSecond(String text) {
    Amount amount = amount(text, "a rate such as 20/s");
    if (!amount.unit.equals("/s") || amount.number <= 0) {
      throw new IllegalArgumentException("'%s' is not a rate such as 20/s".formatted(text));
    }
    return amount.number;
  }

  /** A share, such as 2%: 0.02. */
  public static double share(String text) {
    return share(text, "%", "a share such as 2%");
  }

  /** A share in each second, such as 10%/s: 0.1. */
  public static double sharePerSecond(String text) {
    return share(text, "%/s", "a share in each second such as 10%/s");
  }

  private static double share(String text, String unit, String form) {
    Amount amount = amount(text, form);
    if (!amount.unit.equals(unit) || amount.number > 100) {
      throw new IllegalArgumentException("'%s' is not %s".formatted(text, form));
    }
    return amount.number / 100;
  }

  /** A value of this unit, where the text may name another one of the same kind. */
  static double in(Metric.Unit unit, String text) {
    Amount amount = amount(text, "a number with a unit");
    if (amount.unit.isEmpty() || amount.unit.equalsIgnoreCase(unit.sign())) {
      return amount.number;
    }
    Double seconds = SECONDS.get(amount.unit);
    if (seconds != null && unit == Metric.Unit.MS) {
      return amount.number * seconds * 1e3;
    }
    if (seconds != null && unit == Metric.Unit.US) {
      return amount.number * seconds * 1e6;
    }
    throw new IllegalArgumentException(
        "'%s' is not in %s".formatted(text, unit.sign().isEmpty() ? "plain numbers" : unit.sign()));
  }

  private static Amount amount(String text, String form) {
    Matcher matcher = AMOUNT.matcher(text.strip().toLowerCase(java.util.Locale.ROOT));
    if (!matcher.matches()) {
      throw new IllegalArgumentException("'%s' is not %s".formatted(text, form));
    }
    return new Amount(Double.parseDouble(matcher.group(1)), matcher.group(2));
  }

  private record Amount(double number, String unit) {}
}
