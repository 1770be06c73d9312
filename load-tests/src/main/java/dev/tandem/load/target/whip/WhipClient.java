package dev.tandem.load.target.whip;

import dev.tandem.load.target.TargetException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/**
 * Opens and ends sessions at WHIP and WHEP endpoints: an offer goes by POST, the answer comes back
 * with the address of the session, which DELETE ends (RFC 9725, sections 4.2 and 4.5).
 */
final class WhipClient implements AutoCloseable {
  private static final long MAX_ANSWER_OCTETS = 128 << 10;
  private static final int MAX_QUOTED = 200;
  private static final int CREATED = 201;
  private static final int NOT_ACCEPTABLE = 406;

  private final HttpClient client;
  private final String token;
  private final Duration limit;

  /** One session: what the endpoint answered, and where it is ended. */
  record Session(URI address, String answer) {}

  /**
   * Opens nothing yet.
   *
   * @param token bearer token (RFC 6750), empty for none
   * @param limit longest wait for an answer
   */
  WhipClient(String token, Duration limit) {
    this.token = token;
    this.limit = limit;
    this.client =
        HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(limit)
            .build();
  }

  /** Offers a session. */
  Session open(URI endpoint, String offer) throws TargetException {
    HttpRequest post =
        request(endpoint)
            .header("Content-Type", "application/sdp")
            .header("Accept", "application/sdp")
            .POST(BodyPublishers.ofString(offer))
            .build();
    HttpResponse<String> response = send(post);
    if (response.statusCode() != CREATED) {
      throw new TargetException(refusal(endpoint, response));
    }
    String location =
        response
            .headers()
            .firstValue("Location")
            .orElseThrow(
                () -> new TargetException(endpoint + " answered 201 without a Location header"));
    return new Session(response.uri().resolve(location), response.body());
  }

  /** Ends a session. */
  void end(Session session) throws TargetException {
    HttpResponse<String> response = send(request(session.address()).DELETE().build());
    if (response.statusCode() / 100 != 2) {
      throw new TargetException(
          "DELETE of %s was answered with HTTP %d; expected 200"
              .formatted(session.address(), response.statusCode()));
    }
  }

  private HttpRequest.Builder request(URI address) {
    HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(limit);
    return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
  }

  private HttpResponse<String> send(HttpRequest request) throws TargetException {
    try {
      return client.send(
          request, BodyHandlers.limiting(BodyHandlers.ofString(), MAX_ANSWER_OCTETS));
    } catch (IOException e) {
      throw new TargetException("no answer from " + request.uri() + ": " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TargetException("interrupted while waiting for " + request.uri(), e);
    }
  }

  private static String refusal(URI endpoint, HttpResponse<String> response) {
    String said = response.body().strip();
    String quoted = said.length() > MAX_QUOTED ? said.substring(0, MAX_QUOTED) + "…" : said;
    return switch (response.statusCode()) {
      case 401, 403 ->
          "%s asks for a bearer token that it accepts (HTTP %d)"
              .formatted(endpoint, response.statusCode());
      case NOT_ACCEPTABLE -> endpoint + " wants to make the offer itself (HTTP 406)";
      default ->
          "%s answered with HTTP %d %s; expected 201"
              .formatted(endpoint, response.statusCode(), quoted);
    };
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
