package dev.tandem.server.signalling.message;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Reads the fields of a message's argument. Clients differ in types, so numbers are accepted as
 * strings and the other way round; a field that is null counts as absent. What matters to the
 * protocol is read strictly, what is only a wish falls back to its default.
 */
public final class Fields {
  private final String message;
  private final JsonNode object;

  private Fields(String message, JsonNode object) {
    this.message = message;
    this.object = object;
  }

  /** Reads {@code node}, an argument of the message with this name. */
  static Fields of(String message, JsonNode node) throws BadMessageException {
    if (node.isNull()) {
      return new Fields(message, JsonNodeFactory.instance.objectNode());
    }
    if (!node.isObject()) {
      throw new BadMessageException(
          message + ": expected \"data\" to hold an object, got " + WcsMessage.typeOf(node));
    }
    return new Fields(message, node);
  }

  /**
   * A string field, empty where it is absent.
   *
   * @throws BadMessageException where it is an array or an object
   */
  public String text(String field) throws BadMessageException {
    JsonNode value = object.path(field);
    if (value.isNull() || value.isMissingNode()) {
      return "";
    }
    if (!value.isValueNode()) {
      throw new BadMessageException(
          message + ": expected " + field + " to be a string, got " + WcsMessage.typeOf(value));
    }
    return value.asString();
  }

  /**
   * A string field that has to be there.
   *
   * @throws BadMessageException where it is absent or empty, an array or an object
   */
  public String requiredText(String field) throws BadMessageException {
    String text = text(field);
    if (text.isEmpty()) {
      throw new BadMessageException(message + ": " + field + " is missing");
    }
    return text;
  }

  /** A string field, or {@code fallback} where it is absent or not a string. */
  public String textOr(String field, String fallback) {
    JsonNode value = object.path(field);
    return value.isString() ? value.stringValue() : fallback;
  }

  /** A number, also written as a string; {@code fallback} where it is absent or unreadable. */
  public int number(String field, int fallback) {
    JsonNode value = object.path(field);
    return value.isNull() ? fallback : value.asInt(fallback);
  }

  /** A boolean, also written as a string; {@code fallback} where it is absent or unreadable. */
  public boolean flag(String field, boolean fallback) {
    JsonNode value = object.path(field);
    return value.isNull() ? fallback : value.asBoolean(fallback);
  }

  /** Any JSON value, null where it is absent or null. */
  public @Nullable JsonNode value(String field) {
    JsonNode value = object.path(field);
    return value.isMissingNode() || value.isNull() ? null : value;
  }

  /** The strings of an array of strings; other elements are left out. */
  public List<String> texts(String field) {
    List<String> texts = new ArrayList<>();
    for (JsonNode element : object.path(field)) {
      if (element.isString()) {
        texts.add(element.stringValue());
      }
    }
    return texts;
  }
}
