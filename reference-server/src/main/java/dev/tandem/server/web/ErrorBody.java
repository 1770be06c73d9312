package dev.tandem.server.web;

import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import tools.jackson.databind.json.JsonMapper;

/**
 * The JSON body of every error.
 *
 * @param status HTTP status
 * @param exception short name of the kind of error, for programs
 * @param message what was wrong and what was expected, for people
 * @param path of the request
 * @param timestamp milliseconds since 1970
 */
public record ErrorBody(int status, String exception, String message, String path, long timestamp) {

  private static final JsonMapper JSON = new JsonMapper();

  /** The body. */
  public String json() {
    return JSON.createObjectNode()
        .put("timestamp", timestamp)
        .put("status", status)
        .put("error", HttpStatus.getMessage(status))
        .put("exception", exception)
        .put("message", message)
        .put("path", path)
        .toString();
  }

  void send(Response response, Callback callback) {
    response.setStatus(status);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json;charset=utf-8");
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
    response.write(true, BufferUtil.toBuffer(json(), StandardCharsets.UTF_8), callback);
  }
}
