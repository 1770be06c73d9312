package dev.tandem.load.scenario;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a figure has to be, such as {@code p99<20ms}.
 *
 * @param metric the figure
 * @param comparison how it is compared
 * @param limit with what, in the unit of the metric
 * @param text as it was written
 */
public record Goal(Metric metric, Comparison comparison, double limit, String text) {
  private static final Pattern FORM =
      Pattern.compile("\\s*([a-z0-9.-]+)\\s*(<=|>=|<|>)\\s*([0-9].*?)\\s*");

  /** How a figure is compared with a limit. */
  public enum Comparison {
    BELOW("<"),
    AT_MOST("<="),
    ABOVE(">"),
    AT_LEAST(">=");

    private final String sign;

    Comparison(String sign) {
      this.sign = sign;
    }

    private boolean holds(double value, double limit) {
      return switch (this) {
        case BELOW -> value < limit;
        case AT_MOST -> value <= limit;
        case ABOVE -> value > limit;
        case AT_LEAST -> value >= limit;
      };
    }
  }

  /** Reads one goal. */
  public static Goal of(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "'%s' is not a goal such as p99<20ms or loss<0.1%%".formatted(text));
    }
    Metric metric =
        Metric.of(matcher.group(1))
            .orElseThrow(() -> new IllegalArgumentException(unknown(matcher.group(1))));
    Comparison comparison =
        Arrays.stream(Comparison.values())
            .filter(c -> c.sign.equals(matcher.group(2)))
            .findFirst()
            .orElseThrow();
    return new Goal(metric, comparison, Amounts.in(metric.unit(), matcher.group(3)), text.strip());
  }

  private static String unknown(String name) {
    return "there is no figure '%s'; there are %s"
        .formatted(
            name, Arrays.stream(Metric.values()).map(Metric::id).collect(Collectors.joining(", ")));
  }

  /** Whether the figure was measured and is as it has to be. */
  public boolean isMetBy(Figures figures) {
    OptionalDouble value = figures.get(metric);
    return value.isPresent() && comparison.holds(value.getAsDouble(), limit);
  }

  /** Whether a smaller figure is nearer to the goal. */
  public boolean wantsLess() {
    return comparison == Comparison.BELOW || comparison == Comparison.AT_MOST;
  }

  /** What it came to, in words. */
  public String judge(Figures figures) {
    OptionalDouble value = figures.get(metric);
    if (value.isEmpty()) {
      return "%s: %s could not be measured".formatted(text, metric.title());
    }
    return "%s: %s is %s"
        .formatted(text, metric.title(), Format.value(metric, value.getAsDouble()));
  }
}
