package dev.tandem.conformance.fault.proxy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The header lines of an HTTP message, in order, each as "Name: value"; names have no case. */
public record Headers(List<String> lines) {
  public Headers {
    lines = List.copyOf(lines);
  }

  /** Headers of these names and values in turn. */
  public static Headers of(String... namesAndValues) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i + 1 < namesAndValues.length; i += 2) {
      lines.add(namesAndValues[i] + ": " + namesAndValues[i + 1]);
    }
    return new Headers(lines);
  }

  /** The value of the first header of this name, or "". */
  public String value(String name) {
    return lines.stream()
        .filter(line -> named(line, name))
        .map(line -> line.substring(name.length() + 1).strip())
        .findFirst()
        .orElse("");
  }

  /** These headers with one value of this name, whatever there was. */
  public Headers with(String name, String value) {
    List<String> changed = new ArrayList<>(without(name).lines);
    changed.add(name + ": " + value);
    return new Headers(changed);
  }

  /** These headers without those of this name. */
  public Headers without(String name) {
    return new Headers(lines.stream().filter(line -> !named(line, name)).toList());
  }

  boolean has(String name, String word) {
    return value(name).toLowerCase(Locale.ROOT).contains(word);
  }

  private static boolean named(String line, String name) {
    return line.length() > name.length()
        && line.charAt(name.length()) == ':'
        && line.regionMatches(true, 0, name, 0, name.length());
  }
}
