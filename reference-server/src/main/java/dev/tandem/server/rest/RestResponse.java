package dev.tandem.server.rest;

import java.util.Map;
import org.eclipse.jetty.http.HttpStatus;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An answer.
 *
 * @param contentType null where the body is empty
 * @param headers further headers
 */
record RestResponse(
    int status, @Nullable String contentType, String body, Map<String, String> headers) {

  static final String JSON = "application/json;charset=utf-8";

  /** Success of a method that returns nothing: 200 and an empty body, which clients insist on. */
  static RestResponse done() {
    return done(Map.of());
  }

  static RestResponse done(Map<String, String> headers) {
    return new RestResponse(HttpStatus.OK_200, null, "", headers);
  }

  static RestResponse json(JsonNode body) {
    return json(HttpStatus.OK_200, body);
  }

  static RestResponse json(int status, JsonNode body) {
    return text(status, JSON, body.toString());
  }

  static RestResponse text(String contentType, String body) {
    return text(HttpStatus.OK_200, contentType, body);
  }

  private static RestResponse text(int status, String contentType, String body) {
    return new RestResponse(status, contentType, body, Map.of());
  }
}
