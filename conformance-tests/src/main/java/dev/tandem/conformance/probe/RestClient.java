package dev.tandem.conformance.probe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks the REST API of one server. */
public final class RestClient {
  private static final HttpClient SHARED = connections();
  private static final JsonMapper JSON = JsonMapper.shared();

  private final URI origin;
  private final HttpClient http;
  private final Map<String, String> always;

  /** The origin is such as http://host:8081, without a path. */
  public RestClient(URI origin) {
    this(origin, Map.of());
  }

  /** With headers that go with every request. */
  public RestClient(URI origin, Map<String, String> always) {
    this(origin, SHARED, always);
  }

  /** Uses these connections only, which nobody else has left in a state of their own. */
  public RestClient(URI origin, HttpClient connections, Map<String, String> always) {
    this.origin = origin;
    this.http = connections;
    this.always = Map.copyOf(always);
  }

  /** Connections to any number of servers, whose certificates are not verified. */
  public static HttpClient connections() {
    return HttpClient.newBuilder()
        .sslContext(LenientTls.context())
        .version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(Deadlines.ANSWER)
        .build();
  }

  /** POSTs an object to a method such as /pull/push (the prefix /rest-api is added). */
  public RestReply post(String method, Map<String, ?> body) {
    return postText(method, JSON.writeValueAsString(body));
  }

  /** POSTs any text, well-formed or not. */
  public RestReply postText(String method, String body) {
    return send(
        request("/rest-api" + method)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  /** GETs a method. */
  public RestReply get(String method) {
    return send(request("/rest-api" + method).GET());
  }

  /** GETs any path of this origin. */
  public RestReply getPath(String path) {
    return send(request(path).GET());
  }

  /** Sends any request; without a body if that is null. */
  public RestReply request(
      String verb, String path, Map<String, String> headers, @Nullable String body) {
    HttpRequest.Builder request = request(path);
    headers.forEach(request::header);
    return send(
        request.method(
            verb, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
  }

  /** Asks, as a browser does before a cross-origin request, whether it may POST JSON. */
  public RestReply preflight(String method, String pageOrigin) {
    return send(
        bare("/rest-api" + method)
            .header("Origin", pageOrigin)
            .header("Access-Control-Request-Method", "POST")
            .header("Access-Control-Request-Headers", "content-type")
            .method("OPTIONS", BodyPublishers.noBody()));
  }

  /** The HTTP status of a path, 0 if nothing answers. */
  public int status(String path) {
    try {
      return getPath(path).status();
    } catch (UncheckedIOException e) {
      return 0;
    }
  }

  public RestReply push(URI target, String localName, String remoteName) {
    return post("/pull/push", republish(target.toString(), localName, remoteName));
  }

  public RestReply pull(URI source, String localName, String remoteName) {
    return post("/pull/pull", republish(source.toString(), localName, remoteName));
  }

  /** The pushes and pulls of this server. */
  public List<JsonNode> republished() {
    return get("/pull/find_all").items();
  }

  /** The published streams of this name: one or none. */
  public List<JsonNode> published(String name) {
    return post("/stream/find", Map.of("name", name, "published", true)).items();
  }

  /** The body of /pull/push and /pull/pull. */
  public static Map<String, String> republish(String uri, String localName, String remoteName) {
    Map<String, String> body = new LinkedHashMap<>();
    body.put("uri", uri);
    body.put("localStreamName", localName);
    body.put("remoteStreamName", remoteName);
    return body;
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = bare(path);
    always.forEach(request::setHeader);
    return request;
  }

  private HttpRequest.Builder bare(String path) {
    return HttpRequest.newBuilder(origin.resolve(path)).timeout(Deadlines.ANSWER);
  }

  private RestReply send(HttpRequest.Builder request) {
    long started = System.nanoTime();
    try {
      HttpResponse<String> reply = http.send(request.build(), BodyHandlers.ofString());
      double ms = (System.nanoTime() - started) / 1e6;
      return new RestReply(reply.statusCode(), reply.body(), reply.headers(), ms);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
