package dev.tandem.conformance.check;

import tools.jackson.databind.JsonNode;

/**
 * A message that a partner got.
 *
 * @param connection the number of the WebSocket, from 1
 * @param whole the JSON object
 */
public record PartnerMessage(long atNs, int connection, String name, JsonNode whole) {
  /** The first element of the data array; a missing node if there is none. */
  public JsonNode first() {
    return whole.path("data").path(0);
  }

  @Override
  public String toString() {
    String text = whole.toString();
    return text.length() <= 160 ? text : text.substring(0, 160) + "…";
  }
}
