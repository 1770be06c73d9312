package dev.tandem.server.signalling.sdp;

import java.util.List;
import java.util.Optional;

/** The {@code a=} lines of a session or of an m-line, in their order. Immutable. */
public record Attributes(List<Attribute> list) {

  /** One line {@code a=name} (value is then empty) or {@code a=name:value}. */
  public record Attribute(String name, String value) {}

  public Attributes {
    list = List.copyOf(list);
  }

  /** Value of the first line with that name. */
  public Optional<String> first(String name) {
    return list.stream().filter(a -> a.name().equals(name)).map(Attribute::value).findFirst();
  }

  /** Values of all lines with that name. */
  public List<String> all(String name) {
    return list.stream().filter(a -> a.name().equals(name)).map(Attribute::value).toList();
  }

  /** Whether there is a line with that name. */
  public boolean has(String name) {
    return list.stream().anyMatch(a -> a.name().equals(name));
  }
}
