package dev.tandem.conformance.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShellWordTest {
  @Test
  void whatIsOneWordStaysAsItIs() {
    assertThat(ShellWord.of("servers.0.ws=ws://a:1/x-y_z"))
        .isEqualTo("servers.0.ws=ws://a:1/x-y_z");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"name=my server", "it's", "$HOME `id` \"x\"", "a\nb", "", "~/x", "*", "ü"})
  void aShellReadsTheSameTextBack(String text) throws Exception {
    Process shell = new ProcessBuilder("sh", "-c", "printf %s " + ShellWord.of(text)).start();
    byte[] printed = shell.getInputStream().readAllBytes();
    assertThat(new String(printed, UTF_8)).isEqualTo(text);
  }

  @Test
  void aPercentSignSurvivesFormatting() {
    assertThat(ShellWord.inFormat("100%").formatted()).isEqualTo("100%");
  }
}
