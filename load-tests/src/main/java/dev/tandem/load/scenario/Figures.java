package dev.tandem.load.scenario;

import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.BiConsumer;

/** What was measured, by metric; what could not be measured is not in it. */
public final class Figures {
  private final Map<Metric, Double> values = new EnumMap<>(Metric.class);

  /** Sets a figure; one that is no number is left out. */
  public Figures put(Metric metric, double value) {
    if (Double.isFinite(value)) {
      values.put(metric, value);
    }
    return this;
  }

  public Figures put(Metric metric, long value) {
    return put(metric, (double) value);
  }

  /** Takes over every figure of the other. */
  public Figures putAll(Figures other) {
    values.putAll(other.values);
    return this;
  }

  public OptionalDouble get(Metric metric) {
    Double value = values.get(metric);
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  public boolean has(Metric metric) {
    return values.containsKey(metric);
  }

  /** Each figure, in the order of the metrics. */
  public void forEach(BiConsumer<Metric, Double> action) {
    values.forEach(action);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Figures figures && values.equals(figures.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  @Override
  public String toString() {
    return values.toString();
  }
}
