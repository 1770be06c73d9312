package dev.tandem.server.rest;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Writes JSON as block-style YAML 1.2. Strings keep their JSON form, which YAML reads as well. */
final class Yaml {

  private static final String STEP = "  ";

  private Yaml() {}

  static String write(JsonNode node) {
    StringBuilder out = new StringBuilder();
    append(out, node, "");
    return out.toString();
  }

  private static void append(StringBuilder out, JsonNode node, String indent) {
    if (node.isArray()) {
      for (JsonNode element : node) {
        out.append(indent).append('-');
        appendValue(out, element, indent);
      }
    } else {
      for (Map.Entry<String, JsonNode> property : node.properties()) {
        out.append(indent).append(key(property.getKey())).append(':');
        appendValue(out, property.getValue(), indent);
      }
    }
  }

  private static void appendValue(StringBuilder out, JsonNode value, String indent) {
    if (value.isContainer() && !value.isEmpty()) {
      out.append('\n');
      append(out, value, indent + STEP);
    } else {
      out.append(' ').append(value).append('\n');
    }
  }

  private static String key(String key) {
    return key.matches("[A-Za-z_$][\\w$]*") ? key : '"' + key + '"';
  }
}
