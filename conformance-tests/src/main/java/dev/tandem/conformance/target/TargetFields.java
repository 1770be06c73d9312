package dev.tandem.conformance.target;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The fields of a target by flat name, such as servers.0.ws. The file comes first, then environment
 * variables such as TANDEM_TARGET_SERVERS_0_WS, then what the command line sets. Upper and lower
 * case are the same.
 */
final class TargetFields {
  private static final String PREFIX = "TANDEM_TARGET_";
  private static final Pattern NAMES_OF_OTHERS =
      Pattern.compile("(CONTAINERS_ENVIRONMENT_|SERVERS_\\d+_HEADERS_)(.+)");
  private static final Pattern TWICE = Pattern.compile("Duplicate [Oo]bject property \"(.*?)\".*");
  private static final YAMLMapper YAML =
      YAMLMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private final Map<String, String> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  static TargetFields read(
      @Nullable Path file, Map<String, String> environment, Map<String, String> set) {
    TargetFields fields = new TargetFields();
    if (file != null) {
      fields.flatten("", parse(file));
    }
    environment.forEach((name, value) -> {
      if (name.startsWith(PREFIX)) {
        fields.put(fieldOf(name.substring(PREFIX.length())), value);
      }
    });
    set.forEach(fields::put);
    return fields;
  }

  boolean isEmpty() {
    return values.isEmpty();
  }

  List<String> names() {
    return List.copyOf(values.keySet());
  }

  /** The value; null if there is none or it is empty. */
  @Nullable String get(String name) {
    @Nullable String value = values.get(name);
    return value == null || value.isEmpty() ? null : value;
  }

  /** Whether any name starts with this and a dot. */
  boolean hasBelow(String name) {
    return values.keySet().stream().anyMatch(key -> startsWith(key, name + "."));
  }

  /** What stands below a name, by the rest of its own name; values may be empty. */
  Map<String, String> below(String name) {
    Map<String, String> all = new TreeMap<>();
    values.forEach((key, value) -> {
      if (startsWith(key, name + ".")) {
        all.put(key.substring(name.length() + 1), value);
      }
    });
    return all;
  }

  /** Takes the place of a value that stands there, and of a list that does. */
  private void put(String name, String value) {
    values.keySet().removeIf(key -> startsWith(key, name + "."));
    values.put(name, value.strip());
  }

  private static boolean startsWith(String text, String start) {
    return text.regionMatches(true, 0, start, 0, start.length());
  }

  private static String fieldOf(String variable) {
    Matcher theirs = NAMES_OF_OTHERS.matcher(variable);
    if (theirs.matches()) {
      return theirs.group(1).toLowerCase(Locale.ROOT).replace('_', '.') + theirs.group(2);
    }
    return variable.toLowerCase(Locale.ROOT).replace('_', '.');
  }

  private void flatten(String name, JsonNode node) {
    String start = name.isEmpty() ? "" : name + ".";
    if (node.isObject()) {
      node.properties().forEach(entry -> flatten(start + entry.getKey(), entry.getValue()));
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        flatten(start + i, node.get(i));
      }
    } else {
      put(name, node.asString(""));
    }
  }

  private static JsonNode parse(Path file) {
    try {
      JsonNode root = YAML.readTree(Files.readString(file));
      if (!root.isObject()) {
        throw new TargetException(
            file
                + " is no target file: it does not start with fields such as servers:;"
                + " docs/test-your-server.md shows one");
      }
      return root;
    } catch (JacksonException e) {
      throw new TargetException(
          "%s, line %d: %s"
              .formatted(file, e.getLocation().getLineNr(), words(e.getOriginalMessage())));
    } catch (IOException e) {
      throw new TargetException("cannot read the target file %s: %s".formatted(file, reason(e)));
    }
  }

  private static String reason(IOException e) {
    return switch (e) {
      case NoSuchFileException none -> "there is no such file";
      case AccessDeniedException denied -> "this user may not read it";
      case CharacterCodingException binary -> "it is no text in UTF-8";
      default -> String.valueOf(e.getMessage());
    };
  }

  /** What the parser says without where it says it, which stands in lines that are indented. */
  private static String words(@Nullable String message) {
    String first =
        String.valueOf(message)
            .lines()
            .filter(line -> !line.isBlank() && !line.startsWith(" "))
            .collect(Collectors.joining(": "));
    Matcher twice = TWICE.matcher(first);
    if (twice.matches()) {
      return "the field '%s' stands there twice".formatted(twice.group(1));
    }
    return "this is no YAML: " + first;
  }
}
