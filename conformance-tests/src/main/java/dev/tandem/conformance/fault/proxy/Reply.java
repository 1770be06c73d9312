package dev.tandem.conformance.fault.proxy;

import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** An HTTP reply. */
public final class Reply {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final int status;
  private final Headers headers;
  private final byte[] body;

  public Reply(int status, Headers headers, byte[] body) {
    this.status = status;
    this.headers = headers;
    this.body = body;
  }

  public int status() {
    return status;
  }

  public Headers headers() {
    return headers;
  }

  public byte[] body() {
    return body;
  }

  /** A reply with a JSON body, or with none if that is "". */
  public static Reply of(int status, String body) {
    Headers headers =
        Headers.of("Access-Control-Allow-Origin", "*", "Content-Type", "application/json");
    return new Reply(status, headers, body.getBytes(StandardCharsets.UTF_8));
  }

  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** The body as JSON; a missing node if it is none. */
  public JsonNode json() {
    try {
      return body.length == 0 ? MissingNode.getInstance() : JSON.readTree(body);
    } catch (JacksonException e) {
      return MissingNode.getInstance();
    }
  }

  /** The same with another status. */
  public Reply withStatus(int other) {
    return new Reply(other, headers, body);
  }

  /** The same with another body. */
  public Reply withText(String text) {
    return new Reply(status, headers, text.getBytes(StandardCharsets.UTF_8));
  }

  /** The same with other headers. */
  public Reply withHeaders(Headers other) {
    return new Reply(status, other, body);
  }
}
