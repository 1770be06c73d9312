package dev.tandem.server.rest;

import dev.tandem.server.media.api.EngineStats;
import dev.tandem.server.media.api.PeerStats;
import dev.tandem.server.observe.Health;
import dev.tandem.server.observe.ServerMetrics;
import dev.tandem.server.republish.RepublishFilter;
import dev.tandem.server.republish.RepublishInfo;
import dev.tandem.server.republish.RepublishRefusedException;
import dev.tandem.server.republish.RepublishRequest;
import dev.tandem.server.signalling.session.ConnectionInfo;
import dev.tandem.server.stream.StreamAttributes;
import dev.tandem.server.stream.StreamInfo;
import dev.tandem.server.stream.StreamStatus;
import dev.tandem.server.web.Listener;
import dev.tandem.server.web.SelfSigned;
import dev.tandem.server.web.SiteHandler;
import dev.tandem.server.web.WebServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.eclipse.jetty.server.Handler;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A running REST API over streams, connections and pushes that tests put there. Every response that
 * a test gets through it is held against the description of the API.
 */
final class RestFixture implements StreamAccess, ConnectionAccess, RepublishAccess, AutoCloseable {

  static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
  static final int MAX_BODY = 2048;

  final List<StreamInfo> streams = new ArrayList<>();
  final List<ConnectionInfo> connections = new ArrayList<>();
  final List<RepublishInfo> republished = new ArrayList<>();
  final List<RepublishRequest> requested = new ArrayList<>();
  final List<RepublishFilter> filters = new ArrayList<>();
  final List<String> sentEvents = new ArrayList<>();
  final Health health = new Health(List.of("warm-up"));
  final ServerMetrics metrics = new ServerMetrics();

  /** Thrown by everything that REST asks for, where it is set. */
  @Nullable RuntimeException fault;

  /** Why pushes and pulls are refused, where it is set. */
  RepublishRefusedException.@Nullable Reason refusal;

  private final OpenApi openApi = new OpenApi();
  private final HttpClient client = HttpClient.newHttpClient();
  private final WebServer server;

  RestFixture() throws Exception {
    this(new RestOptions(MAX_BODY, "*"));
  }

  RestFixture(RestOptions options) throws Exception {
    metrics.counts(
        "tandem.test",
        "Fails on demand",
        "kind",
        () -> {
          failOnDemand();
          return Map.of();
        });
    RestApi api =
        new RestApi(this, this, this, this::engineStats, health, metrics, InstantSource.fixed(NOW));
    server =
        new WebServer(
            List.of(new Listener("http.port", Listener.Role.WEB, false, 0)),
            "127.0.0.1",
            SelfSigned.IDENTITY);
    server.handlers(
        new Handler.Sequence(api.handler(options), new SiteHandler(null)),
        jetty -> new Handler.Sequence());
    server.open();
    server.start(Listener.Role.WEB);
  }

  URI uri(String pathAndQuery) {
    int port = server.listeners().getFirst().port();
    return URI.create("http://127.0.0.1:" + port + pathAndQuery);
  }

  HttpResponse<String> get(String pathAndQuery) throws Exception {
    return checked("GET", pathAndQuery, "");
  }

  HttpResponse<String> post(String pathAndQuery, String body) throws Exception {
    return checked("POST", pathAndQuery, body);
  }

  /** Sends a request and holds the response against the description. */
  HttpResponse<String> checked(String verb, String pathAndQuery, String body) throws Exception {
    HttpResponse<String> response = unchecked(verb, pathAndQuery, body, Map.of());
    openApi.check(verb, pathAndQuery.split("\\?", 2)[0], response);
    return response;
  }

  /** Sends a request that the description does not speak of. */
  HttpResponse<String> unchecked(
      String verb, String pathAndQuery, String body, Map<String, String> headers) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri(pathAndQuery))
            .method(
                verb,
                body.isEmpty()
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body));
    headers.forEach(request::header);
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  StreamInfo addStream(String mediaSessionId, String name, boolean published) {
    StreamInfo info =
        new StreamInfo(
            StreamAttributes.of("defaultApp", "session-1", mediaSessionId, name),
            published,
            published ? StreamStatus.PUBLISHING : StreamStatus.PLAYING,
            "opus",
            "VP8",
            false,
            true,
            NOW,
            new PeerStats(1, 2, 3, 4, 5, 30, 7, 8, 9, 10.5, 11, 640, 480, "192.0.2.1:5000"));
    streams.add(info);
    return info;
  }

  void addConnection(String sessionId, String clientVersion) {
    connections.add(
        new ConnectionInfo(
            sessionId,
            "defaultApp",
            clientVersion,
            "Linux",
            "Chrome",
            List.of("WebRTC"),
            "192.0.2.1:40000",
            NOW));
  }

  RepublishInfo addPush(String remoteStreamName) {
    RepublishInfo info =
        new RepublishInfo(
            "id-" + remoteStreamName,
            RepublishInfo.Direction.PUSH,
            "da157e2b-2159-40c9-9560-ae1af8d4a0b5",
            null,
            "testStream",
            remoteStreamName,
            "wss://demo.example.com:8443/websocket",
            "NEW",
            "connecting",
            NOW,
            NOW,
            100,
            2,
            -1,
            null,
            1);
    republished.add(info);
    return info;
  }

  @Override
  public List<StreamInfo> streams() {
    failOnDemand();
    return streams;
  }

  @Override
  public int terminateStreams(Predicate<StreamInfo> filter) {
    failOnDemand();
    int before = streams.size();
    streams.removeIf(filter);
    return before - streams.size();
  }

  @Override
  public boolean sendEvent(String name, JsonNode payload) {
    failOnDemand();
    sentEvents.add(name + " " + payload);
    return streams.stream().anyMatch(info -> info.published() && info.name().equals(name));
  }

  @Override
  public List<ConnectionInfo> connections() {
    failOnDemand();
    return connections;
  }

  @Override
  public boolean terminateConnection(String sessionId) {
    failOnDemand();
    return connections.removeIf(info -> info.sessionId().equals(sessionId));
  }

  @Override
  public RepublishInfo push(RepublishRequest request) throws RepublishRefusedException {
    failOnDemand();
    requested.add(request);
    if (refusal != null) {
      throw new RepublishRefusedException(refusal, "refused for a test");
    }
    return addPush(request.remoteStreamName());
  }

  @Override
  public RepublishInfo pull(RepublishRequest request) throws RepublishRefusedException {
    return push(request);
  }

  @Override
  public List<RepublishInfo> republished() {
    failOnDemand();
    return republished;
  }

  @Override
  public int terminateRepublished(RepublishFilter filter) {
    failOnDemand();
    filters.add(filter);
    int count = republished.size();
    republished.clear();
    return count;
  }

  @Override
  public void close() {
    server.close();
    metrics.close();
    client.close();
  }

  private EngineStats engineStats() {
    failOnDemand();
    return new EngineStats(
        2, 1, 1, 10, 20, 1000, 2000, Map.of("udp", "nio"), Map.of("replayed", 3L));
  }

  private void failOnDemand() {
    if (fault != null) {
      throw fault;
    }
  }
}
