package dev.tandem.conformance.target;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The fields of a target by flat name, such as servers.0.ws. The file comes first, then environment
 * variables such as TANDEM_TARGET_SERVERS_0_WS, then what the command line sets. Upper and lower
 * case are the same.
 */
final class TargetFields {
  private static final String PREFIX = "TANDEM_TARGET_";

  private final Map<String, String> values = new TreeMap<>();

  static TargetFields read(
      @Nullable Path file, Map<String, String> environment, Map<String, String> set) {
    TargetFields fields = new TargetFields();
    if (file != null) {
      fields.flatten("", parse(file));
    }
    environment.forEach((name, value) -> {
      if (name.startsWith(PREFIX)) {
        fields.put(name.substring(PREFIX.length()).replace('_', '.'), value);
      }
    });
    set.forEach(fields::put);
    return fields;
  }

  boolean isEmpty() {
    return values.isEmpty();
  }

  /** Every name, in lower case. */
  List<String> names() {
    return List.copyOf(values.keySet());
  }

  @Nullable String get(String name) {
    return values.get(name);
  }

  /** Whether any name starts with this and a dot. */
  boolean hasBelow(String name) {
    return values.keySet().stream().anyMatch(key -> key.startsWith(name + "."));
  }

  private void put(String name, String value) {
    values.put(name.toLowerCase(Locale.ROOT), value.strip());
  }

  private void flatten(String name, JsonNode node) {
    String start = name.isEmpty() ? "" : name + ".";
    if (node.isObject()) {
      node.properties().forEach(entry -> flatten(start + entry.getKey(), entry.getValue()));
    } else if (node.isArray() && isPlain(node)) {
      List<String> items = new ArrayList<>();
      node.forEach(item -> items.add(item.asString("")));
      put(name, String.join(",", items));
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        flatten(start + i, node.get(i));
      }
    } else {
      put(name, node.asString(""));
    }
  }

  private static boolean isPlain(JsonNode array) {
    for (JsonNode item : array) {
      if (item.isContainer()) {
        return false;
      }
    }
    return true;
  }

  private static JsonNode parse(Path file) {
    try {
      JsonNode root = YAMLMapper.shared().readTree(Files.readString(file));
      if (!root.isObject()) {
        throw new TargetException(file + " is no target file: it does not start with fields");
      }
      return root;
    } catch (JacksonException e) {
      throw new TargetException(
          "%s, line %d: %s"
              .formatted(file, e.getLocation().getLineNr(), firstLine(e.getOriginalMessage())));
    } catch (IOException e) {
      throw new TargetException("cannot read the target file " + file);
    }
  }

  private static String firstLine(@Nullable String text) {
    return text == null ? "it is no YAML" : text.lines().findFirst().orElse("it is no YAML");
  }
}
