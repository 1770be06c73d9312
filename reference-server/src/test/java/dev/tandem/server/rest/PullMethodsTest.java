package dev.tandem.server.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.server.republish.RepublishFilter;
import dev.tandem.server.republish.RepublishRefusedException.Reason;
import dev.tandem.server.republish.RepublishRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PullMethodsTest {

  private static final String NAMES =
      "\"uri\":\"ws://b:8080\",\"localStreamName\":\"a\",\"remoteStreamName\":\"b\"";

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
  void pushesWithTheThreeFieldsOfWcs() throws Exception {
    HttpResponse<String> response = rest.post("/rest-api/pull/push", "{" + NAMES + "}");

    assertThat(rest.requested)
        .containsExactly(new RepublishRequest("ws://b:8080", "a", "b", 0, false));
    assertThat(response.headers().firstValue("Tandem-Republish-Id")).contains("id-b");
  }

  @Test
  void retriesAndWaitsOnRequest() throws Exception {
    rest.post("/rest-api/pull/push", "{" + NAMES + ",\"retries\":5,\"waitForStream\":true}");

    assertThat(rest.requested)
        .containsExactly(new RepublishRequest("ws://b:8080", "a", "b", 5, true));
  }

  @ParameterizedTest
  @CsvSource({
    "'\"retries\":\"5\"', 'field \"retries\" is a string (\"5\"); expected a whole number'",
    "'\"retries\":-1', 'field \"retries\" is a number (-1); expected a whole number from 0'",
    "'\"retries\":1.5', 'field \"retries\" is a number (1.5); expected a whole number from 0'",
    "'\"waitForStream\":1', 'field \"waitForStream\" is a number (1); expected true or false'"
  })
  void refusesOptionsOfTheWrongType(String option, String message) throws Exception {
    HttpResponse<String> response =
        rest.post("/rest-api/pull/push", "{" + NAMES + "," + option + "}");

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains(message.replace("\"", "\\\""));
  }

  @ParameterizedTest
  @CsvSource({"NOT_FOUND,404", "CONFLICT,409", "BAD_REQUEST,400", "INTERNAL,500"})
  void answersARefusalByItsReason(Reason reason, int status) throws Exception {
    rest.refusal = reason;

    HttpResponse<String> response = rest.post("/rest-api/pull/push", "{" + NAMES + "}");

    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.body()).contains("refused for a test");
  }

  @Test
  void listsWhatTheVendorListsAndMore() throws Exception {
    rest.addPush("b");

    JsonNode push = new JsonMapper().readTree(rest.get("/rest-api/pull/find_all").body()).get(0);

    assertThat(push.get("uri").stringValue()).isEqualTo("wss://demo.example.com:8443/websocket");
    assertThat(push.get("localStreamName").stringValue()).isEqualTo("testStream");
    assertThat(push.get("remoteStreamName").stringValue()).isEqualTo("b");
    assertThat(push.get("remoteMediaSessionId").isNull()).isTrue();
    assertThat(push.get("status").stringValue()).isEqualTo("NEW");
    assertThat(push.get("direction").stringValue()).isEqualTo("push");
    assertThat(push.get("statusReason").stringValue()).isEqualTo("connecting");
    assertThat(push.get("bytesSent").longValue()).isEqualTo(100);
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"uri\":\"ws://b\"}', ws://b, , , ",
    "'{\"localStreamName\":\"a\"}', , a, , ",
    "'{\"localStreamName\":\"a\",\"remoteStreamName\":\"c\",\"uri\":\"u\"}', u, a, c, ",
    "'{\"id\":\"7\"}', , , , 7"
  })
  void terminatesByTheFieldsThatAreGiven(
      String body, String uri, String local, String remote, String id) throws Exception {
    rest.addPush("b");

    assertThat(rest.post("/rest-api/pull/terminate", body).statusCode()).isEqualTo(200);

    assertThat(rest.filters).containsExactly(new RepublishFilter(uri, local, remote, id));
  }

  @ParameterizedTest
  @CsvSource({
    "'{}', the body names no push or pull",
    "'', the body names no push or pull",
    "'{\"uri\":null}', the body names no push or pull",
    "'{\"url\":\"ws://b\"}', 'known are uri, localStreamName, remoteStreamName, id'"
  })
  void terminatesNothingWhereTheFilterIsEmptyOrMisspelt(String body, String message)
      throws Exception {
    rest.addPush("b");

    HttpResponse<String> response = rest.post("/rest-api/pull/terminate", body);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains(message);
    assertThat(rest.republished).hasSize(1);
  }
}
