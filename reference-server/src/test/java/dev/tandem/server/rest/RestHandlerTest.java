package dev.tandem.server.rest;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RestHandlerTest {

  private static final String PUSH = "/rest-api/pull/push";
  private static final String PUSH_BODY =
      "{\"uri\":\"ws://b:8080\",\"localStreamName\":\"a\",\"remoteStreamName\":\"b\"}";

  private RestFixture rest;

  @BeforeEach
  void start() throws Exception {
    rest = new RestFixture();
  }

  @AfterEach
  void stop() {
    rest.close();
  }

  @Test
  void answersSuccessOfAVoidMethodWithAnEmptyBody() throws Exception {
    HttpResponse<String> response = rest.post(PUSH, PUSH_BODY);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEmpty();
    assertThat(response.headers().firstValue("Content-Length")).contains("0");
    assertThat(response.headers().firstValue("Content-Type")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "application/json;charset=UTF-8",
        "text/plain",
        "application/x-www-form-urlencoded"
      })
  void takesJsonUnderAnyContentType(String contentType) throws Exception {
    assertThat(
            rest.unchecked("POST", PUSH, PUSH_BODY, Map.of("Content-Type", contentType))
                .statusCode())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "POST"})
  void answersMethodsWithoutArgumentsToGetAndPost(String verb) throws Exception {
    rest.addPush("b");

    assertThat(rest.checked(verb, "/rest-api/pull/find_all", "").statusCode()).isEqualTo(200);
  }

  @Test
  void ignoresTheBodyOfAMethodWithoutArguments() throws Exception {
    rest.addPush("b");

    assertThat(rest.post("/rest-api/pull/find_all", "whatever").statusCode()).isEqualTo(200);
  }

  @Test
  void answersHeadAsGetWithoutItsBody() throws Exception {
    rest.addPush("b");

    HttpResponse<String> response = rest.unchecked("HEAD", "/rest-api/pull/find_all", "", Map.of());

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEmpty();
  }

  @Test
  void saysWhichHttpMethodsAPathTakes() throws Exception {
    HttpResponse<String> response = rest.checked("GET", PUSH, "");

    assertThat(response.statusCode()).isEqualTo(405);
    assertThat(response.headers().firstValue("Allow")).contains("POST, OPTIONS");
    assertThat(message(response)).isEqualTo("GET is not allowed here; expected POST");
  }

  @Test
  void namesTheNearestMethodWhereThereIsNone() throws Exception {
    HttpResponse<String> response = rest.unchecked("POST", "/rest-api/pull/pusch", "{}", Map.of());

    assertThat(response.statusCode()).isEqualTo(404);
    JsonNode error = json(response);
    assertThat(error.get("message").stringValue())
        .isEqualTo("there is no method /rest-api/pull/pusch; did you mean /rest-api/pull/push?");
    assertThat(error.get("exception").stringValue()).isEqualTo("UnknownMethod");
    assertThat(error.get("path").stringValue()).isEqualTo("/rest-api/pull/pusch");
    assertThat(error.get("error").stringValue()).isEqualTo("Not Found");
    assertThat(error.get("status").intValue()).isEqualTo(404);
    assertThat(error.get("timestamp").longValue()).isEqualTo(RestFixture.NOW.toEpochMilli());
  }

  @Test
  void pointsToTheDescriptionWhereNoMethodIsNear() throws Exception {
    assertThat(message(rest.unchecked("POST", "/rest-api/mixer/startup", "{}", Map.of())))
        .endsWith("/openapi.json lists all");
  }

  @Test
  void takesASlashAtTheEndOfAPath() throws Exception {
    assertThat(rest.unchecked("POST", PUSH + "/", PUSH_BODY, Map.of()).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {"uri":                                 | the body is not JSON: Unexpected end-of-input
          {"uri": "a", "uri": "b"}                | the body is not JSON: Duplicate
          {} {}                                   | the body is not JSON: Trailing token
          uri=ws://b:8080                         | the body is not JSON: Unrecognized token
          []                                      | the body is an array ([]); expected an object
          "text"                                  | the body is a string ("text"); expected an object
          null                                    | the body is null (null); expected an object
          {}                                      | field "uri" is missing; expected a string
          {"URI": "ws://b"}                       | field "uri" is missing; expected a string. Given are URI
          {"uri": null}                           | field "uri" is missing; expected a string
          {"uri": 5}                              | field "uri" is a number (5); expected a string
          {"uri": ["ws://b"]}                     | field "uri" is an array (["ws://b"]); expected a string
          {"uri": " "}                            | field "uri" is empty; expected some text
          {"uri": "ws://b"}                       | field "localStreamName" is missing; expected a string
          """)
  void saysWhatIsWrongWithABody(String body, String message) throws Exception {
    HttpResponse<String> response = rest.post(PUSH, body);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(message(response)).startsWith(message);
  }

  @Test
  void treatsNoBodyAsAnObjectWithoutFields() throws Exception {
    assertThat(message(rest.post(PUSH, ""))).startsWith("field \"uri\" is missing");
  }

  @Test
  void survivesDeeplyNestedJson() throws Exception {
    HttpResponse<String> response = rest.post(PUSH, "[".repeat(RestFixture.MAX_BODY - 1));

    assertThat(response.statusCode()).isEqualTo(400);
  }

  @Test
  void saysInWordsThatABodyDidNotArriveWhole() throws Exception {
    URI uri = rest.uri(PUSH);
    try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
      String request =
          "POST %s HTTP/1.1\r\nHost: kit\r\nConnection: close\r\nContent-Length: 100\r\n\r\n{\"uri\""
              .formatted(PUSH);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      socket.shutdownOutput();

      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .startsWith("HTTP/1.1 400 ")
          .contains("\"the body did not arrive whole; Content-Length promises 100 bytes\"")
          .doesNotContain("Exception:");
    }
  }

  @Test
  void readsAVeryLargeBodyToItsEndBeforeItRefusesIt() throws Exception {
    HttpResponse<String> response = rest.post(PUSH, "x".repeat(10 * 1024 * 1024));

    assertThat(response.statusCode()).isEqualTo(413);
    assertThat(message(response)).contains("longer than 2048 bytes (rest.max_body_bytes)");
  }

  @Test
  void namesTheLogEntryOfAnInternalErrorAndNotItsCause() throws Exception {
    ListAppender<ILoggingEvent> events = new ListAppender<>();
    events.start();
    Logger logger = (Logger) LoggerFactory.getLogger(RestHandler.class);
    logger.addAppender(events);
    logger.setAdditive(false);
    try {
      rest.fault = new IllegalStateException("secret");

      String message = message(rest.get("/rest-api/stream/find_all"));

      ILoggingEvent logged = events.list.getFirst();
      assertThat(logged.getThrowableProxy().getMessage()).isEqualTo("secret");
      assertThat(logged.getKeyValuePairs().getFirst().key).isEqualTo("errorId");
      assertThat(message)
          .contains(String.valueOf(logged.getKeyValuePairs().getFirst().value))
          .doesNotContain("secret");
    } finally {
      logger.detachAppender(events);
      logger.setAdditive(true);
    }
  }

  @Test
  void letsPagesOfAllOriginsCall() throws Exception {
    HttpResponse<String> response =
        rest.unchecked("POST", PUSH, PUSH_BODY, Map.of("Origin", "http://console.example"));

    assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
    assertThat(response.headers().firstValue("Access-Control-Expose-Headers"))
        .contains("Tandem-Republish-Id");
  }

  @Test
  void answersAPreflight() throws Exception {
    HttpResponse<String> response =
        rest.unchecked(
            "OPTIONS",
            PUSH,
            "",
            Map.of(
                "Origin", "http://console.example",
                "Access-Control-Request-Method", "POST",
                "Access-Control-Request-Headers", "content-type"));

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEmpty();
    assertThat(response.headers().firstValue("Allow")).contains("POST, OPTIONS");
    assertThat(response.headers().firstValue("Access-Control-Allow-Methods"))
        .hasValueSatisfying(methods -> assertThat(methods).contains("POST"));
    assertThat(response.headers().firstValue("Access-Control-Allow-Headers"))
        .contains("content-type");
  }

  @Test
  void letsAPageSeeThatAMethodIsUnknown() throws Exception {
    HttpResponse<String> response =
        rest.unchecked("POST", "/rest-api/x", "{}", Map.of("Origin", "http://console.example"));

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
  }

  @Test
  void letsOnlyTheConfiguredOriginCall() throws Exception {
    try (RestFixture strict = new RestFixture(new RestOptions(1024, "https://console.example"))) {
      HttpResponse<String> response =
          strict.unchecked("POST", PUSH, PUSH_BODY, Map.of("Origin", "https://other.example"));

      assertThat(response.headers().firstValue("Access-Control-Allow-Origin"))
          .contains("https://console.example");
      assertThat(response.headers().firstValue("Vary")).contains("Origin");
    }
  }

  @Test
  void letsNoPageCallWhereThatIsSwitchedOff() throws Exception {
    try (RestFixture closed = new RestFixture(new RestOptions(1024, ""))) {
      assertThat(
              closed
                  .unchecked("POST", PUSH, PUSH_BODY, Map.of("Origin", "https://other.example"))
                  .headers()
                  .firstValue("Access-Control-Allow-Origin"))
          .isEmpty();
    }
  }

  @Test
  void countsAnswersByPathAndStatusAndUnknownPathsAsOne() throws Exception {
    rest.get("/rest-api/pull/find_all");
    rest.unchecked("GET", "/rest-api/a", "", Map.of());
    rest.unchecked("GET", "/rest-api/b", "", Map.of());

    assertThat(rest.get("/metrics").body())
        .contains("{path=\"/rest-api/pull/find_all\",status=\"404\"} 1")
        .contains("{path=\"unknown\",status=\"404\"} 2");
  }

  @Test
  void answersABrokenRequestTargetInJson() throws Exception {
    HttpResponse<String> response = rest.unchecked("GET", "/%2e%2e/%2e%2e/x", "", Map.of());

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(json(response).get("status").intValue()).isEqualTo(400);
  }

  private static String message(HttpResponse<String> response) {
    return json(response).get("message").stringValue();
  }

  private static JsonNode json(HttpResponse<String> response) {
    return new JsonMapper().readTree(response.body());
  }
}
