package dev.tandem.server.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.server.stream.StreamInfo;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class StreamMethodsTest {

  private RestFixture rest;

  @BeforeEach
  void start() throws Exception {
    rest = new RestFixture();
    rest.addStream("p1", "one", true);
    rest.addStream("v1", "one", false);
    rest.addStream("p2", "two", true);
  }

  @AfterEach
  void stop() {
    rest.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {}                                      | 3
          {"published":true}                      | 2
          {"published":true,"name":"one"}         | 1
          {"mediaSessionId":"v1"}                 | 1
          {"status":"PLAYING"}                    | 1
          {"mediaType":"publish","hasVideo":true} | 2
          {"videoCodec":"VP8","width":640}        | 3
          """)
  void findsStreamsThatAgreeInAllFieldsGiven(String body, int count) throws Exception {
    HttpResponse<String> response = rest.post("/rest-api/stream/find", body);

    assertThat(json(response).size()).isEqualTo(count);
  }

  @Test
  void findsNothingWhereOneFieldDiffers() throws Exception {
    HttpResponse<String> response =
        rest.post("/rest-api/stream/find", "{\"published\":true,\"name\":\"three\"}");

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.body()).contains("no stream matches");
  }

  @Test
  void addsMetricsOnRequest() throws Exception {
    JsonNode plain = json(rest.post("/rest-api/stream/find", "{\"name\":\"two\"}")).get(0);
    JsonNode full =
        json(rest.post("/rest-api/stream/find", "{\"name\":\"two\",\"display\":[\"metrics\"]}"))
            .get(0);

    assertThat(plain.has("metrics")).isFalse();
    assertThat(full.get("metrics").get("VIDEO_WIDTH").intValue()).isEqualTo(640);
    assertThat(full.get("metrics").get("RTT").doubleValue()).isEqualTo(10.5);
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"nmae\":\"one\"}', 'unknown field \"nmae\"; known are mediaSessionId, name, published'",
    "'{\"published\":\"true\"}', 'field \"published\" is a string (\"true\"); expected true or'",
    "'{\"width\":\"x\"}', 'field \"width\" is a string (\"x\"); expected a whole number'",
    "'{\"name\":1}', 'field \"name\" is a number (1); expected a string'",
    "'{\"display\":[\"all\"]}', 'field \"display\" has \"all\"; expected [\"metrics\"]'"
  })
  void answersBadParametersOfFindAsWcsDoes(String body, String message) throws Exception {
    HttpResponse<String> response = rest.post("/rest-api/stream/find", body);

    assertThat(response.statusCode()).isEqualTo(500);
    assertThat(json(response).get("exception").stringValue()).isEqualTo("BadParameters");
    assertThat(json(response).get("message").stringValue()).startsWith(message);
  }

  @Test
  void showsAStreamAsWcsDoes() throws Exception {
    JsonNode stream = json(rest.post("/rest-api/stream/find", "{\"name\":\"two\"}")).get(0);

    assertThat(stream.get("appKey").stringValue()).isEqualTo("defaultApp");
    assertThat(stream.get("status").stringValue()).isEqualTo("PUBLISHING");
    assertThat(stream.get("audioState").get("muted").booleanValue()).isFalse();
    assertThat(stream.get("videoState").get("muted").booleanValue()).isTrue();
    assertThat(stream.get("createDate").longValue()).isEqualTo(RestFixture.NOW.toEpochMilli());
    assertThat(stream.has("custom")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {"mediaSessionId":"v1"}             | p1 p2
          {"name":"one"}                      | p2
          {"published":true}                  | v1
          {"mediaSessionIds":["p1","p2","x"]} | v1
          {"mediaSessionIds":["p1","v1"],"published":true} | v1 p2
          """)
  void terminatesStreamsThatAgreeInAllFieldsGiven(String body, String left) throws Exception {
    assertThat(rest.post("/rest-api/stream/terminate", body).statusCode()).isEqualTo(200);

    assertThat(rest.streams.stream().map(StreamInfo::mediaSessionId))
        .containsExactly(left.split(" "));
  }

  @ParameterizedTest
  @CsvSource({
    "'{}', 400",
    "'{\"mediaSessionIds\":[]}', 400",
    "'{\"mediaSessionIds\":\"p1\"}', 400",
    "'{\"mediaSessionIds\":[1]}', 400",
    "'{\"streamName\":\"one\"}', 400",
    "'{\"published\":\"yes\"}', 400",
    "'{\"name\":\"three\"}', 404"
  })
  void terminatesNothingOtherwise(String body, int status) throws Exception {
    assertThat(rest.post("/rest-api/stream/terminate", body).statusCode()).isEqualTo(status);
    assertThat(rest.streams).hasSize(3);
  }

  @Test
  void sendsDataOfAnyTypeToThePlayersOfAStream() throws Exception {
    rest.post("/rest-api/stream/event/send", "{\"streamName\":\"one\",\"payload\":{\"n\":[1]}}");

    assertThat(rest.sentEvents).containsExactly("one {\"n\":[1]}");
  }

  @Test
  void asksForThePayloadOfAnEvent() throws Exception {
    HttpResponse<String> response =
        rest.post("/rest-api/stream/event/send", "{\"streamName\":\"one\"}");

    assertThat(response.body()).contains("field \\\"payload\\\" is missing");
    assertThat(rest.sentEvents).isEmpty();
  }

  @Test
  void saysThatItHasNoPictures() throws Exception {
    HttpResponse<String> response =
        rest.post("/rest-api/stream/snapshot", "{\"streamName\":\"one\"}");

    assertThat(response.statusCode()).isEqualTo(501);
    assertThat(response.body()).contains("without decoding");
  }

  private static JsonNode json(HttpResponse<String> response) {
    return new JsonMapper().readTree(response.body());
  }
}
