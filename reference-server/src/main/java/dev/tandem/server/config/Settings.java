package dev.tandem.server.config;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A value for every {@link Setting}, immutable. */
public final class Settings {

  /**
   * A value and where it came from.
   *
   * @param text as it was written
   * @param parsed as the setting's type reads it
   * @param source such as {@code default}, {@code --set} or {@code flashphoner.properties}
   */
  record Value(String text, Object parsed, String source) {}

  private final Map<Setting, Value> values;
  private final List<String> warnings;

  Settings(Map<Setting, Value> values, List<String> warnings) {
    this.values = new EnumMap<>(values);
    this.warnings = List.copyOf(warnings);
  }

  /** Defaults, changed by {@code overrides} ({@code key=value}). For tests and embedding. */
  public static Settings of(String... overrides) throws SettingsException {
    return new SettingsReader().overrides(List.of(overrides)).read();
  }

  /** What should be said about the settings at start: unknown keys, keys without effect. */
  public List<String> warnings() {
    return warnings;
  }

  /** A whole number: milliseconds, counts, and ports (-1: off, 0: any free port). */
  public int integer(Setting setting) {
    return (Integer) value(setting).parsed();
  }

  /** A yes or no. */
  public boolean flag(Setting setting) {
    return (Boolean) value(setting).parsed();
  }

  /** Text, a word or an address, in its canonical form. */
  public String text(Setting setting) {
    return (String) value(setting).parsed();
  }

  /** Text, or empty where it is the empty string. */
  public Optional<String> optional(Setting setting) {
    return Optional.of(text(setting)).filter(text -> !text.isEmpty());
  }

  /** The elements of a list. */
  public List<String> list(Setting setting) {
    return ((List<?>) value(setting).parsed()).stream().map(String.class::cast).toList();
  }

  /** The value as it was written. */
  public String written(Setting setting) {
    return value(setting).text();
  }

  /** Where the value came from. */
  public String source(Setting setting) {
    return value(setting).source();
  }

  private Value value(Setting setting) {
    return Objects.requireNonNull(values.get(setting));
  }
}
