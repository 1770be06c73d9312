package dev.tandem.conformance.target;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The fields that a target can have: # is a number from 0 on, * is any name. */
final class KnownFields {
  static final List<String> ALL =
      List.of(
          "name",
          "kit",
          "capabilities",
          "capabilities.#",
          "servers.#.ws",
          "servers.#.wss",
          "servers.#.http",
          "servers.#.https",
          "servers.#.peer",
          "servers.#.securePeer",
          "servers.#.user",
          "servers.#.password",
          "servers.#.headers.*",
          "containers.image",
          "containers.image.#",
          "containers.instances",
          "containers.command",
          "containers.command.#",
          "containers.ports.ws",
          "containers.ports.wss",
          "containers.ports.http",
          "containers.ports.https",
          "containers.environment.*",
          "containers.files.#.from",
          "containers.files.#.to",
          "containers.aliases",
          "containers.aliases.#",
          "containers.ready",
          "containers.startWithin",
          "deadlines.answer",
          "deadlines.ping",
          "deadlines.appears",
          "deadlines.giveUp",
          "deadlines.silent",
          "deadlines.factor",
          "expected.#.requirement",
          "expected.#.owner",
          "expected.#.reason",
          "expected.#.until",
          "browser.grid",
          "browser.path");

  private KnownFields() {}

  /** Fails unless there can be such a field. */
  static void check(String name) {
    if (ALL.stream().anyMatch(known -> pattern(known).matcher(name).matches())) {
      return;
    }
    List<String> below = ALL.stream().filter(known -> isAbove(name, known)).toList();
    if (!below.isEmpty()) {
      throw new TargetException(
          "%s is one value, but it holds fields such as %s"
              .formatted(name, like(below.getFirst(), name)));
    }
    if (ALL.stream().anyMatch(known -> isAbove(known, name))) {
      throw new TargetException(
          "%s is no field: %s is one value, without fields or a list below it"
              .formatted(name, name.substring(0, name.lastIndexOf('.'))));
    }
    throw new TargetException(
        "the target has an unknown field '%s'%s"
            .formatted(name, nearest(name).map(near -> "; did you mean " + near + "?").orElse("")));
  }

  private static boolean isAbove(String upper, String lower) {
    int dots = (int) upper.chars().filter(c -> c == '.').count() + 1;
    String[] parts = lower.split("\\.", -1);
    return parts.length > dots
        && pattern(upper.replaceAll("\\.\\d+", ".#"))
            .matcher(String.join(".", List.of(parts).subList(0, dots)).replace("#", "0"))
            .matches();
  }

  private static Pattern pattern(String known) {
    String regex = Pattern.quote(known).replace("#", "\\E\\d{1,2}\\Q").replace("*", "\\E.+\\Q");
    return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
  }

  private static Optional<String> nearest(String name) {
    String wanted = name.toLowerCase(Locale.ROOT);
    return ALL.stream()
        .map(known -> like(known, name))
        .min(Comparator.comparingInt(known -> distance(known.toLowerCase(Locale.ROOT), wanted)))
        .filter(known -> distance(known.toLowerCase(Locale.ROOT), wanted) <= 2 + name.length() / 4);
  }

  /** The known field with the number that stands in the name. */
  private static String like(String known, String name) {
    String number = name.replaceAll("^\\D*", "").replaceAll("\\D.*$", "");
    return known.replace("#", number.isEmpty() ? "0" : number).replace("*", "NAME");
  }

  /** How many letters have to be added, dropped or changed (Levenshtein). */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
