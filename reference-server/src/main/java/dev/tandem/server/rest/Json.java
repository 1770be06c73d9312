package dev.tandem.server.rest;

import java.util.Collection;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes JSON. */
final class Json {

  private static final JsonMapper MAPPER = new JsonMapper();

  private Json() {}

  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  static <T> ArrayNode array(Collection<T> elements, Function<T, JsonNode> toJson) {
    ArrayNode array = MAPPER.createArrayNode();
    elements.forEach(element -> array.add(toJson.apply(element)));
    return array;
  }

  static JsonNode parse(String text) {
    return MAPPER.readTree(text);
  }
}
