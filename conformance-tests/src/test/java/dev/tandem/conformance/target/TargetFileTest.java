package dev.tandem.conformance.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetFileTest {
  private static final String GOOD =
      """
      name: pair
      servers:
        - ws: ws://192.0.2.1:8080
          http: http://192.0.2.1:8081
      capabilities: [rest, signalling]
      deadlines:
        giveUp: 40 s
      """;

  @TempDir Path folder;

  @Test
  void theCommandLineWinsOverTheEnvironmentAndThatOverTheFile() throws IOException {
    Target target =
        TargetFile.read(
            write(GOOD),
            Map.of(
                "TANDEM_TARGET_NAME", "env", "TANDEM_TARGET_SERVERS_0_HTTP", "http://192.0.2.2:1"),
            Map.of("name", "set"));

    assertThat(target.name()).isEqualTo("set");
    assertThat(target.servers().getFirst().ws()).isEqualTo(URI.create("ws://192.0.2.1:8080"));
    assertThat(target.servers().getFirst().http()).isEqualTo(URI.create("http://192.0.2.2:1"));
    assertThat(target.deadlines().giveUp()).isEqualTo(Duration.ofSeconds(40));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "servers.0.ws    | http://x:1 | servers.0.ws is 'http://x:1'; it must look like"
            + " ws://host:port",
        "capabilities    | rest,foo   | capability 'foo' is none of",
        "servers.0.wsss  | ws://x:1   | unknown field 'servers.0.wsss'",
        "deadlines.ping  | soon       | deadlines.ping is 'soon'; it must look like 5 s",
        "servers.1.ws    | ws://x:1   | the target lacks servers.1.http",
        "expected.0.until| tomorrow   | the target lacks expected.0.requirement"
      })
  void aBrokenFieldIsNamed(String field, String value, String words) throws IOException {
    Path file = write(GOOD);

    assertThatThrownBy(() -> TargetFile.read(file, Map.of(), Map.of(field, value)))
        .isInstanceOf(TargetException.class)
        .hasMessageContaining(words);
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("target.yaml"), text);
  }
}
