package dev.tandem.conformance.check;

import dev.tandem.conformance.probe.RestClient;
import dev.tandem.conformance.probe.RestReply;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The REST API of one server, with everything noted in the transcript. */
public final class Rest {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final RestClient client;
  private final URI origin;
  private final Transcript transcript;

  Rest(RestClient client, URI origin, Transcript transcript) {
    this.client = client;
    this.origin = origin;
    this.transcript = transcript;
  }

  /** POSTs an object to a method such as /pull/push. */
  public Exchange post(String method, Map<String, ?> body) {
    return postText(method, JSON.writeValueAsString(body));
  }

  /** POSTs any text to a method. */
  public Exchange postText(String method, String body) {
    return exchange("POST /rest-api%s %s".formatted(method, body), c -> c.postText(method, body));
  }

  /** GETs a method. */
  public Exchange get(String method) {
    return exchange("GET /rest-api" + method, c -> c.get(method));
  }

  /** GETs any path. */
  public Exchange getPath(String path) {
    return exchange("GET " + path, c -> c.getPath(path));
  }

  /** Asks, as a browser of another origin does, whether it may POST JSON. */
  public Exchange preflight(String method, String page) {
    return exchange(
        "OPTIONS /rest-api%s from %s".formatted(method, page), c -> c.preflight(method, page));
  }

  /** Sends any request; without a body if that is null. */
  public Exchange request(
      String verb, String path, Map<String, String> headers, @Nullable String body) {
    String sent = "%s %s %s %s".formatted(verb, path, headers, body == null ? "" : body).strip();
    return exchange(sent, c -> c.request(verb, path, headers, body));
  }

  private Exchange exchange(String sent, Function<RestClient, RestReply> request) {
    String server = "[%s] ".formatted(origin.getAuthority());
    transcript.add("> " + server + sent);
    try {
      RestReply reply = request.apply(client);
      transcript.add("< " + server + reply, "< " + server + whole(reply));
      return new Exchange(sent, reply);
    } catch (UncheckedIOException e) {
      transcript.add("< " + server + e.getCause());
      throw new CheckFailure(
          sent + " to " + origin,
          "an HTTP answer",
          "none: " + e.getCause(),
          "the log of the server at this moment; whether it still runs");
    }
  }

  private static String whole(RestReply reply) {
    return "%d%n%s%n%s".formatted(reply.status(), headers(reply), reply.body()).stripTrailing();
  }

  private static String headers(RestReply reply) {
    StringBuilder out = new StringBuilder();
    reply
        .headers()
        .map()
        .forEach((name, values) ->
            values.forEach(value -> out.append("%s: %s%n".formatted(name, value))));
    return out.toString();
  }
}
