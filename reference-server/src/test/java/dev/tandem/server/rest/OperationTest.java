package dev.tandem.server.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Statistics, health, connections and the description itself. */
class OperationTest {

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
  void isNotReadyBeforeItIsWarm() throws Exception {
    HttpResponse<String> cold = rest.get("/health/ready");
    assertThat(cold.statusCode()).isEqualTo(503);
    assertThat(cold.body()).contains("starting: waiting for warm-up");

    rest.health.done("warm-up");
    assertThat(rest.get("/health/ready").body()).isEqualTo("{\"ready\":true,\"reasons\":[]}");

    rest.health.drain();
    assertThat(rest.get("/health/ready").statusCode()).isEqualTo(503);
    assertThat(rest.get("/health/live").statusCode()).isEqualTo(200);
  }

  @Test
  void tellsStatisticsUnderTheHeadingsThatTheVendorsConsoleReads() throws Exception {
    rest.addStream("p", "one", true);
    rest.addStream("v", "one", false);
    rest.addStream("w", "one", false);
    rest.addConnection("session-1", "2.0");

    String text = rest.get("/?action=stat").body();

    assertThat(text.lines())
        .contains(
            "-----Connection Stats-----",
            "connections_websocket=1",
            "-----Stream Stats-----",
            "streams_webrtc_in=1",
            "streams_webrtc_out=2",
            "-----Core Stats-----",
            "-----System Stats-----")
        .anyMatch(line -> line.matches("core_threads=\\d+"))
        .anyMatch(line -> line.matches("system_java_cpu_usage=[\\d.]+"))
        .anyMatch(line -> line.matches("system_memory_total=\\d+"))
        .anyMatch(line -> line.matches("system_memory_free=\\d+"));
  }

  @Test
  void tellsChosenGroupsOfStatisticsAsJson() throws Exception {
    rest.addPush("b");

    JsonNode json = json(rest.get("/?action=stat&format=json&groups=agent,media_stats"));

    assertThat(json.propertyNames()).containsExactly("agent", "media");
    assertThat(json.get("agent").get("agent_pushes").intValue()).isEqualTo(1);
    assertThat(json.get("media").get("media_packets_dropped").intValue()).isEqualTo(3);
  }

  @Test
  void refusesUnknownGroupsAndFormatsOfStatistics() throws Exception {
    assertThat(rest.get("/?action=stat&groups=weather").body())
        .contains("groups has \\\"weather\\\"; known are connection, stream");
    assertThat(rest.get("/?action=stat&format=xml").body()).contains("expected text or json");
    assertThat(rest.get("/?action=").statusCode()).isEqualTo(400);
  }

  @Test
  void findsConnectionsByWhatTheirClientsSay() throws Exception {
    rest.addConnection("session-1", "2.0");
    rest.addConnection("session-2", "0.0.1");

    JsonNode found = json(rest.post("/rest-api/connection/find", "{\"clientVersion\":\"0.0.1\"}"));

    assertThat(found.size()).isEqualTo(1);
    assertThat(found.get(0).get("sessionId").stringValue()).isEqualTo("session-2");
    assertThat(found.get(0).get("status").stringValue()).isEqualTo("ESTABLISHED");
    assertThat(rest.post("/rest-api/connection/find", "{\"version\":\"2\"}").body())
        .contains("known are sessionId, appKey, clientVersion");
  }

  @Test
  void closesTheConnectionThatIsNamedAndNoOther() throws Exception {
    rest.addConnection("session-1", "2.0");
    rest.addConnection("session-2", "2.0");

    rest.post("/rest-api/connection/terminate", "{\"sessionId\":\"session-1\"}");

    assertThat(rest.connections).singleElement().extracting("sessionId").isEqualTo("session-2");
    assertThat(rest.post("/rest-api/connection/terminate", "{}").statusCode()).isEqualTo(400);
  }

  @Test
  void describesItselfInYamlAsInJson() throws Exception {
    String yaml = rest.get("/openapi.yaml").body();

    assertThat(yaml.lines())
        .contains(
            "openapi: \"3.1.1\"",
            "  \"/rest-api/pull/push\":",
            "      operationId: \"push\"",
            "        - \"uri\"")
        .noneMatch(line -> line.endsWith(" "));
  }

  private static JsonNode json(HttpResponse<String> response) {
    return new JsonMapper().readTree(response.body());
  }
}
