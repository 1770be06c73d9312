package dev.tandem.conformance.probe;

import tools.jackson.databind.JsonNode;

/** One message of the server; {@code whole} is the JSON object, {@code atNs} when it came. */
public record WsMessage(long atNs, String name, JsonNode whole) {
  /** The first element of the data array; a missing node if there is none. */
  public JsonNode first() {
    return whole.path("data").path(0);
  }

  /** The field status of the first element, or "". */
  public String status() {
    return first().path("status").asString("");
  }

  /** The field info of the first element, or "". */
  public String info() {
    return first().path("info").asString("");
  }

  @Override
  public String toString() {
    String text = whole.toString();
    return text.length() <= 200 ? text : text.substring(0, 200) + "…";
  }
}
