package dev.tandem.server.rest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Picks the objects whose fields have all the given values. An unknown field is refused, because a
 * misspelt one would widen the choice.
 */
final class JsonFilter {

  private final Map<String, FieldType> fields;

  JsonFilter(Map<String, FieldType> fields) {
    this.fields = new LinkedHashMap<>(fields);
  }

  /**
   * @param others fields of the body that are no filters
   */
  Predicate<ObjectNode> of(Body body, Set<String> others) throws RestException {
    List<Predicate<ObjectNode>> conditions = new ArrayList<>();
    List<String> known = new ArrayList<>(fields.keySet());
    known.addAll(others);
    body.allowOnly(new LinkedHashSet<>(known));
    for (Map.Entry<String, FieldType> field : fields.entrySet()) {
      JsonNode wanted = body.optional(field.getKey());
      if (wanted != null) {
        requireType(field.getKey(), wanted, field.getValue());
        conditions.add(object -> wanted.equals(object.get(field.getKey())));
      }
    }
    return object -> conditions.stream().allMatch(condition -> condition.test(object));
  }

  private static void requireType(String name, JsonNode value, FieldType type)
      throws RestException {
    boolean right =
        switch (type) {
          case TEXT -> value.isString();
          case FLAG -> value.isBoolean();
          case NUMBER -> value.isInt();
        };
    if (!right) {
      String expected =
          switch (type) {
            case TEXT -> "a string";
            case FLAG -> "true or false";
            case NUMBER -> "a whole number";
          };
      throw Body.wrong(name, value, expected);
    }
  }
}
