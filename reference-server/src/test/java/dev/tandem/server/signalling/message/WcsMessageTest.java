package dev.tandem.server.signalling.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WcsMessageTest {

  @Test
  void readsNameAndArgument() throws Exception {
    WcsMessage message =
        WcsMessage.parse("{\"message\":\"ping\",\"data\":[{\"a\":\"b\"}],\"x\":1}");

    assertThat(message.name()).isEqualTo("ping");
    assertThat(message.fields().text("a")).isEqualTo("b");
  }

  @Test
  void takesNullAndNoArgumentAsNoFields() throws Exception {
    assertThat(WcsMessage.parse("{\"message\":\"pong\",\"data\":[null]}").fields().text("a"))
        .isEmpty();
    assertThat(WcsMessage.parse("{\"message\":\"pong\"}").fields().text("a")).isEmpty();
  }

  @Test
  void alwaysWritesAnArrayOfData() {
    assertThat(WcsMessage.of("ping").write()).isEqualTo("{\"message\":\"ping\",\"data\":[]}");
  }

  @Test
  void readsBackWhatItWrites() throws Exception {
    WcsMessage message = WcsMessage.of("x", WcsMessage.object().put("sdp", "v=0\r\n\"\u2028"));

    assertThat(WcsMessage.parse(message.write())).isEqualTo(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{                               | Not valid JSON: Unexpected end-of-input",
        "{}{}                            | Not valid JSON: Trailing token",
        "[]                              | Expected a JSON object, got an array",
        "{\"data\":[]}                   | Expected \"message\" to be a string, got nothing",
        "{\"message\":1}                 | Expected \"message\" to be a string, got a number",
        "{\"message\":\"\"}              | Expected \"message\" to be a string, got an empty"
            + " string",
        "{\"message\":\"a\",\"data\":{}} | Expected \"data\" to be an array, got an object",
      })
  void saysWhatIsWrongWithAMessage(String json, String complaint) {
    assertThatThrownBy(() -> WcsMessage.parse(json))
        .isInstanceOf(BadMessageException.class)
        .hasMessageStartingWith(complaint);
  }

  @Test
  void refusesDeepNestingAndLongTexts() {
    String deep = "{\"message\":\"a\",\"data\":" + "[".repeat(100) + "]".repeat(100) + "}";
    String longText = "{\"message\":\"" + "a".repeat(200) + "\"}";

    assertThatThrownBy(() -> WcsMessage.parse(deep)).hasMessageContaining("nesting depth");
    assertThatThrownBy(() -> WcsMessage.parse(longText, new MessageLimits(100, 10)))
        .hasMessage("Expected at most 100 characters, got 214");
  }

  @Test
  void readsNumbersAndFlagsWrittenAsStrings() throws Exception {
    Fields fields =
        WcsMessage.parse(
                "{\"message\":\"playStream\",\"data\":[{\"width\":\"640\",\"height\":480,"
                    + "\"quality\":\"good\",\"bitrate\":null,\"record\":\"true\",\"name\":5}]}")
            .fields();

    assertThat(fields.number("width", 0)).isEqualTo(640);
    assertThat(fields.number("height", 0)).isEqualTo(480);
    assertThat(fields.number("quality", 7)).isEqualTo(7);
    assertThat(fields.number("bitrate", 3)).isEqualTo(3);
    assertThat(fields.flag("record", false)).isTrue();
    assertThat(fields.flag("published", true)).isTrue();
    assertThat(fields.text("name")).isEqualTo("5");
  }

  @Test
  void saysWhatIsWrongWithAField() throws Exception {
    Fields fields = WcsMessage.parse("{\"message\":\"m\",\"data\":[{\"name\":{}}]}").fields();

    assertThatThrownBy(() -> fields.text("name"))
        .hasMessage("m: expected name to be a string, got an object");
    assertThatThrownBy(() -> fields.requiredText("sdp")).hasMessage("m: sdp is missing");
    assertThatThrownBy(() -> WcsMessage.parse("{\"message\":\"m\",\"data\":[[]]}").fields())
        .hasMessage("m: expected \"data\" to hold an object, got an array");
  }
}
