package dev.tandem.server.signalling.message;

import java.util.Arrays;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One message of WCS signalling: {@code {"message": name, "data": [...]}}.
 *
 * @param name the message's name, not empty
 * @param data its arguments, nearly always one object
 */
public record WcsMessage(String name, List<JsonNode> data) {
  private static final int MAX_NUMBER_CHARACTERS = 100;
  private static final JsonMapper JSON = mapper(MessageLimits.DEFAULT);

  /** Copies {@code data}. */
  public WcsMessage {
    data = List.copyOf(data);
  }

  /** A message with these arguments. */
  public static WcsMessage of(String name, JsonNode... data) {
    return new WcsMessage(name, Arrays.asList(data));
  }

  /** An empty object to fill, for use as an argument. */
  public static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** Reads a message within the default limits, see {@link #parse(String, MessageLimits)}. */
  public static WcsMessage parse(String json) throws BadMessageException {
    return parse(json, MessageLimits.DEFAULT);
  }

  /**
   * Reads a message. Unknown fields are ignored; a missing {@code data} means no arguments.
   *
   * @throws BadMessageException where the text is too long, is not JSON, or has no name, or where
   *     its data is not an array
   */
  public static WcsMessage parse(String json, MessageLimits limits) throws BadMessageException {
    if (json.length() > limits.maxCharacters()) {
      throw new BadMessageException(
          "Expected at most " + limits.maxCharacters() + " characters, got " + json.length());
    }
    JsonNode root = read(json, limits);
    if (!root.isObject()) {
      throw new BadMessageException("Expected a JSON object, got " + typeOf(root));
    }
    JsonNode name = root.path("message");
    if (!name.isString() || name.stringValue().isEmpty()) {
      throw new BadMessageException("Expected \"message\" to be a string, got " + typeOf(name));
    }
    JsonNode data = root.path("data");
    if (data.isMissingNode() || data.isNull()) {
      return new WcsMessage(name.stringValue(), List.of());
    }
    if (!data.isArray()) {
      throw new BadMessageException("Expected \"data\" to be an array, got " + typeOf(data));
    }
    return new WcsMessage(name.stringValue(), List.copyOf(data.values()));
  }

  private static JsonNode read(String json, MessageLimits limits) throws BadMessageException {
    JsonMapper mapper = limits.equals(MessageLimits.DEFAULT) ? JSON : mapper(limits);
    try {
      return mapper.readTree(json);
    } catch (JacksonException e) {
      throw new BadMessageException("Not valid JSON: " + withoutLocation(e.getOriginalMessage()));
    }
  }

  /** The parser's location says nothing, since it does not keep the text. */
  private static String withoutLocation(String problem) {
    int location = problem.indexOf(" (start marker at ");
    return location < 0 ? problem : problem.substring(0, location);
  }

  /** The first argument's fields; no fields where there is none or it is null. */
  public Fields fields() throws BadMessageException {
    return Fields.of(name, data.isEmpty() ? JsonNodeFactory.instance.nullNode() : data.getFirst());
  }

  /** The message as text. */
  public String write() {
    ObjectNode root = object();
    root.put("message", name);
    root.putArray("data").addAll(data);
    return root.toString();
  }

  /** How error texts call a JSON value's type. */
  static String typeOf(JsonNode node) {
    return switch (node.getNodeType()) {
      case MISSING -> "nothing";
      case STRING -> node.stringValue().isEmpty() ? "an empty string" : "a string";
      case ARRAY -> "an array";
      case OBJECT -> "an object";
      case BOOLEAN -> "a boolean";
      case NUMBER -> "a number";
      case NULL -> "null";
      case BINARY, POJO -> "something else";
    };
  }

  private static JsonMapper mapper(MessageLimits limits) {
    StreamReadConstraints constraints =
        StreamReadConstraints.builder()
            .maxNestingDepth(limits.maxDepth())
            .maxStringLength(limits.maxCharacters())
            .maxNumberLength(MAX_NUMBER_CHARACTERS)
            .build();
    return JsonMapper.builder(JsonFactory.builder().streamReadConstraints(constraints).build())
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .build();
  }
}
