package dev.tandem.load.target.wcs;

import dev.tandem.load.target.TargetException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The REST interface of a WCS-style server, as far as pushes need it. */
final class WcsRest implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final JsonMapper JSON = new JsonMapper();

  private final URI address;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(LIMIT).build();

  /** Opens nothing yet; the address is like {@code http://host:8081}. */
  WcsRest(URI address) {
    this.address = address;
  }

  URI address() {
    return address;
  }

  /** Asks for a push. */
  void push(URI uri, String local, String remote) throws TargetException {
    HttpResponse<String> response = post("/pull/push", names(uri, local, remote));
    if (response.statusCode() != 200) {
      throw new TargetException(
          "/pull/push of '"
              + local
              + "' to "
              + uri
              + ": HTTP "
              + response.statusCode()
              + " "
              + response.body());
    }
  }

  void terminate(URI uri, String local, String remote) throws TargetException {
    post("/pull/terminate", names(uri, local, remote));
  }

  /** Whether a push is still listed. */
  boolean lists(String local, String remote) throws TargetException {
    HttpResponse<String> response = post("/pull/find_all", JSON.createObjectNode());
    if (response.statusCode() != 200) {
      return false;
    }
    for (JsonNode push : JSON.readTree(response.body())) {
      if (push.path("localStreamName").asString("").equals(local)
          && push.path("remoteStreamName").asString("").equals(remote)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a stream is being published. */
  boolean publishes(String name) throws TargetException {
    ObjectNode filter = JSON.createObjectNode();
    filter.put("name", name);
    filter.put("published", true);
    HttpResponse<String> response = post("/stream/find", filter);
    return response.statusCode() == 200 && response.body().contains("PUBLISHING");
  }

  private static ObjectNode names(URI uri, String local, String remote) {
    ObjectNode names = JSON.createObjectNode();
    names.put("uri", uri.toString());
    names.put("localStreamName", local);
    names.put("remoteStreamName", remote);
    return names;
  }

  private HttpResponse<String> post(String method, ObjectNode body) throws TargetException {
    HttpRequest request =
        HttpRequest.newBuilder(address.resolve("/rest-api" + method))
            .header("Content-Type", "application/json")
            .timeout(LIMIT)
            .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
            .build();
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TargetException("interrupted in " + method, e);
    } catch (IOException e) {
      throw new TargetException(address + method + " cannot be reached: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
