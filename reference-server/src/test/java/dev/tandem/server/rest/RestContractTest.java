package dev.tandem.server.rest;

import static dev.tandem.server.republish.RepublishRefusedException.Reason.CONFLICT;
import static dev.tandem.server.republish.RepublishRefusedException.Reason.NOT_FOUND;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every response that the description of the API promises is brought about once. */
class RestContractTest {

  private static final String PUSH =
      "{\"uri\":\"ws://b.example.com:8080\",\"localStreamName\":\"a\",\"remoteStreamName\":\"b\"}";
  private static final String STREAM = "{\"name\":\"testStream\"}";
  private static final String STREAM_NAME = "{\"streamName\":\"testStream\",\"payload\":1}";
  private static final String SESSION = "{\"sessionId\":\"session-1\"}";
  private static final String TOO_LARGE = "{\"x\":\"" + "x".repeat(RestFixture.MAX_BODY) + "\"}";

  /** Good requests for the methods that take a body. */
  private static final Map<String, String> BODIES =
      Map.ofEntries(
          Map.entry("/rest-api/pull/push", PUSH),
          Map.entry("/rest-api/pull/pull", PUSH),
          Map.entry("/rest-api/pull/terminate", "{\"uri\":\"ws://b.example.com:8080\"}"),
          Map.entry("/rest-api/stream/find", STREAM),
          Map.entry("/rest-api/stream/terminate", STREAM),
          Map.entry("/rest-api/stream/snapshot", STREAM_NAME),
          Map.entry("/rest-api/stream/event/send", STREAM_NAME),
          Map.entry("/rest-api/connection/find", "{\"clientVersion\":\"2.0\"}"),
          Map.entry("/rest-api/connection/terminate", SESSION));

  private final OpenApi openApi = new OpenApi();
  private RestFixture fixture;

  @BeforeEach
  void start() throws Exception {
    fixture = new RestFixture();
  }

  @AfterEach
  void stop() {
    fixture.close();
  }

  @Test
  void theDescriptionHasExactlyThePathsThatAreAnswered() {
    Set<String> answered =
        new RestApi(
                fixture,
                fixture,
                fixture,
                () -> null,
                fixture.health,
                fixture.metrics,
                java.time.InstantSource.system())
            .groups().stream()
                .flatMap(group -> group.routes().stream())
                .map(Route::path)
                .collect(toSet());

    assertThat(openApi.paths()).isEqualTo(answered);
  }

  @TestFactory
  Stream<DynamicTest> everyDocumentedResponseHappens() {
    return new TreeMap<>(openApi.responses())
        .keySet().stream().map(name -> DynamicTest.dynamicTest(name, () -> happens(name)));
  }

  private void happens(String name) throws Exception {
    String[] parts = name.split(" ", 3);
    String path = parts[1];
    int status = Integer.parseInt(parts[2]);
    String verb = parts[0].equals("*") ? "DELETE" : parts[0];
    try (RestFixture fresh = new RestFixture()) {
      prepare(fresh, path, status);
      int seen = fresh.checked(verb, target(path, status), body(verb, path, status)).statusCode();
      assertThat(seen).isEqualTo(status);
    }
  }

  private static void prepare(RestFixture fresh, String path, int status) {
    if (status == 200 || status == 501) {
      fresh.addStream("id-1", "testStream", true);
      fresh.addConnection("session-1", "2.0");
      if (path.contains("find_all") || path.endsWith("terminate")) {
        fresh.addPush("b");
      }
      fresh.health.done("warm-up");
    }
    switch (status) {
      case 404 -> fresh.refusal = NOT_FOUND;
      case 409 -> fresh.refusal = CONFLICT;
      case 500 -> fresh.fault = new IllegalStateException("on demand");
      default -> {}
    }
  }

  private static String target(String path, int status) {
    if (path.equals("/")) {
      return status == 400 ? "/?action=dance" : "/?action=stat";
    }
    return path;
  }

  private static String body(String verb, String path, int status) {
    return switch (status) {
      case 400 -> verb.equals("POST") && !path.equals("/") ? "{" : "";
      case 413 -> TOO_LARGE;
      default -> verb.equals("POST") ? BODIES.getOrDefault(path, "") : "";
    };
  }
}
