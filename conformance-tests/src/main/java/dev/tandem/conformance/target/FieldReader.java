package dev.tandem.conformance.target;

import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads fields as what they have to be, or says which field has to be what. */
final class FieldReader {
  private final TargetFields fields;

  FieldReader(TargetFields fields) {
    this.fields = fields;
  }

  boolean hasBelow(String name) {
    return fields.hasBelow(name);
  }

  Map<String, String> below(String name) {
    return fields.below(name);
  }

  @Nullable String get(String field) {
    return fields.get(field);
  }

  String text(String field) {
    @Nullable String text = fields.get(field);
    if (text == null) {
      throw new TargetException("the target lacks " + field);
    }
    return text;
  }

  /** A list, or one value that holds all of it with these between; null if there is neither. */
  @Nullable List<String> list(String field, String between) {
    @Nullable String one = fields.get(field);
    if (one != null) {
      return List.of(one.strip().split(between, -1));
    }
    List<String> all = new ArrayList<>();
    for (String item = fields.get(field + ".0"); item != null; ) {
      all.add(item);
      item = fields.get(field + "." + all.size());
    }
    return all.isEmpty() ? null : all;
  }

  @Nullable URI address(String field, String... schemes) {
    @Nullable String text = fields.get(field);
    if (text == null) {
      return null;
    }
    String scheme = String.join("|", schemes);
    if (!text.matches("(" + scheme + ")://([^/\\s:\\[\\]@]+|\\[[0-9a-fA-F:.]+])(:\\d{1,5})?/?")) {
      throw mustLook(field, text, schemes[0] + "://host:port");
    }
    return URI.create(text.replaceFirst("/$", ""));
  }

  Duration duration(String field, Duration usual) {
    @Nullable String text = fields.get(field);
    if (text == null) {
      return usual;
    }
    if (!text.matches("\\d{1,6} ?(ms|s)")) {
      throw mustLook(field, text, "5 s or 500 ms");
    }
    long number = Long.parseLong(text.replaceAll("\\D", ""));
    return text.endsWith("ms") ? Duration.ofMillis(number) : Duration.ofSeconds(number);
  }

  double factor(String field) {
    @Nullable String text = fields.get(field);
    if (text == null) {
      return 1;
    }
    if (!text.matches("[1-9]\\d?(\\.\\d{1,3})?")) {
      throw mustLook(field, text, "1.5, from 1 to 99");
    }
    return Double.parseDouble(text);
  }

  int number(String field, int usual, int least, int most) {
    @Nullable String text = fields.get(field);
    if (text == null) {
      return usual;
    }
    if (!text.matches("\\d{1,5}") || Integer.parseInt(text) < least) {
      throw mustLook(field, text, "a number from %d to %d".formatted(least, most));
    }
    int number = Integer.parseInt(text);
    if (number > most) {
      throw mustLook(field, text, "a number from %d to %d".formatted(least, most));
    }
    return number;
  }

  LocalDate day(String field) {
    String text = text(field);
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw mustLook(field, text, "2027-01-31");
    }
  }

  static TargetException mustLook(String field, String is, String like) {
    return new TargetException("%s is '%s'; it must look like %s".formatted(field, is, like));
  }
}
