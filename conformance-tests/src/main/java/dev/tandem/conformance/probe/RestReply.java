package dev.tandem.conformance.probe;

import java.net.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** What a REST request was answered with; {@code ms} from sending to the whole body. */
public record RestReply(int status, String body, HttpHeaders headers, double ms) {
  private static final JsonMapper JSON = JsonMapper.shared();

  /** The body as JSON; a missing node if it is empty or no JSON. */
  public JsonNode json() {
    try {
      return body.isBlank() ? MissingNode.getInstance() : JSON.readTree(body);
    } catch (JacksonException e) {
      return MissingNode.getInstance();
    }
  }

  /** The objects of a JSON array; empty for anything else, such as the 404 of an empty list. */
  public List<JsonNode> items() {
    List<JsonNode> items = new ArrayList<>();
    JsonNode json = json();
    if (status == 200 && json.isArray()) {
      json.forEach(items::add);
    }
    return items;
  }

  @Override
  public String toString() {
    return status + (body.isBlank() ? " (empty body)" : " " + body);
  }
}
