package dev.tandem.conformance.fault.proxy;

import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** An HTTP request; the target is the path with its query. */
public final class Request {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final String method;
  private final String target;
  private final Headers headers;
  private final byte[] body;

  public Request(String method, String target, Headers headers, byte[] body) {
    this.method = method;
    this.target = target;
    this.headers = headers;
    this.body = body;
  }

  public String method() {
    return method;
  }

  public String target() {
    return target;
  }

  public Headers headers() {
    return headers;
  }

  public byte[] body() {
    return body;
  }

  /** Whether this is a call of a REST method, such as POST and /pull/push. */
  public boolean is(String verb, String restMethod) {
    return method.equals(verb) && target.equals("/rest-api" + restMethod);
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

  /** A field of the body, or "". */
  public String field(String name) {
    return json().path(name).asString("");
  }

  /** The same with another body. */
  public Request withText(String text) {
    return new Request(method, target, headers, text.getBytes(StandardCharsets.UTF_8));
  }

  /** The same to another method or path. */
  public Request withTarget(String verb, String path) {
    return new Request(verb, path, headers, body);
  }

  boolean asksForWebSocket() {
    return headers.has("upgrade", "websocket");
  }
}
