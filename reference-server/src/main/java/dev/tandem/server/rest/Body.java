package dev.tandem.server.rest;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON object of a request, read field by field. What is wrong with it is said in words: the
 * field, what it was, what was expected. A field that is {@code null} counts as absent.
 */
final class Body {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();
  private static final int SHOWN_CHARACTERS = 80;

  private final ObjectNode object;

  private Body(ObjectNode object) {
    this.object = object;
  }

  /** Reads UTF-8 text. No text at all is an object without fields. */
  static Body parse(byte[] text) throws RestException {
    if (new String(text, StandardCharsets.UTF_8).isBlank()) {
      return new Body(JSON.createObjectNode());
    }
    JsonNode node;
    try {
      node = JSON.readTree(text);
    } catch (JacksonException e) {
      throw RestException.badRequest(
          "the body is not JSON: "
              + e.getOriginalMessage()
              + (e.getLocation() == null
                  ? ""
                  : " at line %d, column %d"
                      .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr()))
              + "; expected an object such as {\"name\": \"value\"}");
    }
    if (node instanceof ObjectNode object) {
      return new Body(object);
    }
    throw RestException.badRequest("the body is " + describe(node) + "; expected an object");
  }

  /** Names of the fields that are given. */
  Set<String> names() {
    Set<String> names = new LinkedHashSet<>();
    object
        .propertyNames()
        .forEach(name -> {
          if (!object.get(name).isNull()) {
            names.add(name);
          }
        });
    return names;
  }

  /** Refuses fields that the method does not know. */
  void allowOnly(Set<String> known) throws RestException {
    for (String name : names()) {
      if (!known.contains(name)) {
        throw RestException.badRequest(
            "unknown field \"%s\"; known are %s".formatted(name, String.join(", ", known)));
      }
    }
  }

  /** A field of any type, null where it is absent. */
  @Nullable JsonNode optional(String name) {
    JsonNode value = object.get(name);
    return value == null || value.isNull() ? null : value;
  }

  /** A field of any type. */
  JsonNode required(String name, String expected) throws RestException {
    JsonNode value = optional(name);
    if (value == null) {
      throw RestException.badRequest(
          "field \"%s\" is missing; expected %s%s"
              .formatted(
                  name,
                  expected,
                  names().isEmpty() ? "" : ". Given are " + String.join(", ", names())));
    }
    return value;
  }

  /** A string that is not empty. */
  String text(String name) throws RestException {
    JsonNode value = required(name, "a string");
    if (!value.isString()) {
      throw wrong(name, value, "a string");
    }
    if (value.stringValue().isBlank()) {
      throw RestException.badRequest("field \"" + name + "\" is empty; expected some text");
    }
    return value.stringValue();
  }

  /** A string that is not empty, null where it is absent. */
  @Nullable String optionalText(String name) throws RestException {
    return optional(name) == null ? null : text(name);
  }

  /** A boolean. */
  boolean flag(String name, boolean absent) throws RestException {
    JsonNode value = optional(name);
    if (value == null) {
      return absent;
    }
    if (!value.isBoolean()) {
      throw wrong(name, value, "true or false");
    }
    return value.booleanValue();
  }

  /** A whole number from {@code min} to {@code max}. */
  int integer(String name, int min, int max, int absent) throws RestException {
    JsonNode value = optional(name);
    if (value == null) {
      return absent;
    }
    if (!value.isInt() || value.intValue() < min || value.intValue() > max) {
      throw wrong(name, value, "a whole number from " + min + " to " + max);
    }
    return value.intValue();
  }

  /** An array of strings, empty where it is absent. */
  List<String> texts(String name) throws RestException {
    JsonNode value = optional(name);
    if (value == null) {
      return List.of();
    }
    List<String> texts = new ArrayList<>();
    for (JsonNode element : value) {
      if (element.isString()) {
        texts.add(element.stringValue());
      }
    }
    if (!value.isArray() || texts.size() != value.size()) {
      throw wrong(name, value, "an array of strings");
    }
    return texts;
  }

  static RestException wrong(String name, JsonNode value, String expected) {
    return RestException.badRequest(
        "field \"%s\" is %s; expected %s".formatted(name, describe(value), expected));
  }

  private static String describe(JsonNode value) {
    String text = value.toString();
    String shown =
        text.length() <= SHOWN_CHARACTERS ? text : text.substring(0, SHOWN_CHARACTERS) + "…";
    String type =
        switch (value.getNodeType()) {
          case ARRAY -> "an array";
          case OBJECT -> "an object";
          case BOOLEAN -> "a boolean";
          case NUMBER -> "a number";
          case STRING -> "a string";
          default -> "null";
        };
    return type + " (" + shown + ")";
  }

  @Override
  public String toString() {
    String text = object.toString();
    return text.length() <= SHOWN_CHARACTERS ? text : text.substring(0, SHOWN_CHARACTERS) + "…";
  }
}
