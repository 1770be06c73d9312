package dev.tandem.load.target.janus;

import dev.tandem.load.target.TargetException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/** Requests and answers of Janus's HTTP API, both in JSON. */
final class JanusHttp implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long MAX_ANSWER_OCTETS = 4 << 20;
  private static final int HTTP_OK = 200;

  private final URI root;
  private final HttpClient client;
  private final Duration limit;

  /**
   * Opens nothing yet.
   *
   * @param root where the API is, such as {@code http://127.0.0.1:8088/janus}
   * @param limit longest wait for an answer; a long poll may last twice as long
   */
  JanusHttp(URI root, Duration limit) {
    this.root = root;
    this.limit = limit;
    this.client =
        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(limit).build();
  }

  static ObjectNode object() {
    return JSON.createObjectNode();
  }

  JsonNode post(String path, ObjectNode request) throws TargetException {
    return send(
        HttpRequest.newBuilder(at(path))
            .timeout(limit)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(request.toString()))
            .build());
  }

  /** Waits for events; Janus answers with a keep-alive after 30 s without any. */
  JsonNode poll(String path, int atMost) throws TargetException {
    return send(
        HttpRequest.newBuilder(at(path + "?maxev=" + atMost))
            .timeout(limit.multipliedBy(2))
            .GET()
            .build());
  }

  URI root() {
    return root;
  }

  private URI at(String path) {
    return URI.create(root + path);
  }

  private JsonNode send(HttpRequest request) throws TargetException {
    try {
      HttpResponse<String> response =
          client.send(request, BodyHandlers.limiting(BodyHandlers.ofString(), MAX_ANSWER_OCTETS));
      if (response.statusCode() != HTTP_OK) {
        throw new TargetException(
            "Janus answered %s with HTTP %d; expected 200"
                .formatted(request.uri(), response.statusCode()));
      }
      return checked(JSON.readTree(response.body()));
    } catch (IOException | JacksonException e) {
      throw new TargetException("no answer from Janus at " + request.uri() + ": " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TargetException("interrupted while waiting for Janus", e);
    }
  }

  private static JsonNode checked(JsonNode answer) throws TargetException {
    if (answer.path("janus").asString("").equals("error")) {
      JsonNode error = answer.path("error");
      throw new TargetException(
          "Janus refused: %s (code %d)"
              .formatted(error.path("reason").asString("no reason"), error.path("code").asInt(0)));
    }
    return answer;
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
