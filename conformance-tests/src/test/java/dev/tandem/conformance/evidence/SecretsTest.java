package dev.tandem.conformance.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"authToken\":\"hunter2\",\"status\":\"ESTABLISHED\"}",
        "{\"authToken\" : \"hun\\\"hunter2\"}",
        "{\"body\":\"{\\\"authToken\\\":\\\"hunter2\\\",\\\"a\\\":1}\"}",
        "{\"sipPassword\":\"hunter2\"}",
        "{\"authToken\":\"hunter2 cut of",
        "ws://admin:hunter2@media.example:8080/path",
        "http://admin:hun@hunter2@media.example/",
        "http://media.example/?a=1&access_token=hunter2&b=2",
        "--set rest.password=hunter2",
        "password: hunter2",
        "Authorization: Basic hunter2",
        "Set-Cookie: session=hunter2; Path=/",
        "{authToken=hunter2, status=ESTABLISHED}",
      })
  void hidesTheSecretAndNothingThatTellsWhatItWas(String text) {
    assertThat(Secrets.redact(text)).doesNotContain("hunter2").contains(Secrets.REDACTED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"authToken\":null,\"token\":\"\"}",
        "authToken=null",
        "the token was missing",
        "ws://media.example:8080/a@b",
        "a=fingerprint:sha-256 AB:CD",
        "{\"status\":\"ESTABLISHED\"}",
      })
  void leavesAloneWhatIsNoSecret(String text) {
    assertThat(Secrets.redact(text)).isEqualTo(text);
  }

  @Test
  void keepsTheRestOfTheJson() {
    assertThat(Secrets.redact("{\"authToken\":\"a\\\\\",\"b\":\"c\"}"))
        .isEqualTo("{\"authToken\":\"(redacted)\",\"b\":\"c\"}");
  }

  @Test
  void takesLongTextsInItsStride() {
    String text = "token".repeat(200_000) + "\"authToken\":\"" + "\\\"".repeat(200_000) + "\"";
    assertThat(Secrets.redact(text)).endsWith("\"authToken\":\"(redacted)\"");
  }
}
