package dev.tandem.conformance.fault;

import dev.tandem.conformance.fault.proxy.Headers;
import dev.tandem.conformance.fault.proxy.Reply;
import dev.tandem.conformance.fault.proxy.Request;
import dev.tandem.conformance.fault.proxy.Tampering.Upstream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The entries of /pull/find_all and the other lists. */
final class Entries {
  private static final JsonMapper JSON = JsonMapper.shared();

  private Entries() {}

  /** Changes every entry of a list. */
  static UnaryOperator<Reply> each(Consumer<ObjectNode> edit) {
    return reply -> {
      if (!reply.json().isArray()) {
        return reply;
      }
      ArrayNode list = (ArrayNode) reply.json();
      list.forEach(entry -> edit.accept((ObjectNode) entry));
      return reply.withText(list.toString());
    };
  }

  /** The list with these entries, too, unless they are in it. */
  static Reply with(Reply reply, List<ObjectNode> more) {
    if (more.isEmpty()) {
      return reply;
    }
    ArrayNode list = reply.json().isArray() ? (ArrayNode) reply.json() : JSON.createArrayNode();
    List<String> names = new ArrayList<>();
    list.forEach(entry -> names.add(entry.path("localStreamName").asString("")));
    more.stream()
        .filter(entry -> !names.contains(entry.path("localStreamName").asString("")))
        .forEach(list::add);
    return Reply.of(200, list.toString());
  }

  /** The entry that a request to push or pull would make. */
  static ObjectNode of(Request request) {
    return JSON.createObjectNode()
        .put("localMediaSessionId", "0-" + request.field("localStreamName"))
        .putNull("remoteMediaSessionId")
        .put("localStreamName", request.field("localStreamName"))
        .put("remoteStreamName", request.field("remoteStreamName"))
        .put("uri", request.field("uri"))
        .put("status", "NEW");
  }

  /** What the server lists at this path now. */
  static List<JsonNode> list(Upstream server, String method) throws IOException {
    Reply reply = server.ask(new Request("GET", "/rest-api" + method, host(), new byte[0]));
    List<JsonNode> entries = new ArrayList<>();
    if (reply.json().isArray()) {
      reply.json().forEach(entries::add);
    }
    return entries;
  }

  /** Calls a method of the server with one field. */
  static Reply call(Upstream server, String method, String field, JsonNode value)
      throws IOException {
    String body = JSON.createObjectNode().set(field, value).toString();
    return server.ask(
        new Request("POST", "/rest-api" + method, host(), body.getBytes(StandardCharsets.UTF_8)));
  }

  private static Headers host() {
    return Headers.of("Host", "localhost", "Content-Type", "application/json");
  }
}
