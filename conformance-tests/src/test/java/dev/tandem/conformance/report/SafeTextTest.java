package dev.tandem.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.conformance.evidence.Bounded;
import org.junit.jupiter.api.Test;

class SafeTextTest {
  @Test
  void leavesOutTheMiddleOfALongTextAndSaysHowMuch() {
    String text = SafeText.of("a".repeat(500_000) + "z".repeat(500_000));
    assertThat(text)
        .startsWith("a".repeat(6_000) + "\n[… 992000 characters left out …]\n")
        .endsWith("\n" + "z".repeat(2_000));
  }

  @Test
  void findsSecretsBeforeItShortens() {
    String text = "{\"authToken\":\"" + "secret".repeat(100_000) + "\"}";
    assertThat(SafeText.of(text)).isEqualTo("{\"authToken\":\"(redacted)\"}");
  }

  @Test
  void partsNoCharacterInTwo() {
    assertThat(Bounded.middleOut("🎥".repeat(30), 41).codePoints())
        .noneMatch(c -> Character.getType(c) == Character.SURROGATE);
  }

  @Test
  void showsWhatWouldActOnATerminalOrTurnTheDirectionOfWriting() {
    assertThat(SafeText.of("a\u001b[31m\u0000\u202e\ud800\u0085b\r\nc\td"))
        .isEqualTo("a␛[31m␀\uFFFD\uFFFD\uFFFDb\nc\td");
  }

  @Test
  void makesOneLineOfMany() {
    assertThat(SafeText.line("  one\n\ttwo three ", 9)).isEqualTo("one two …");
  }
}
