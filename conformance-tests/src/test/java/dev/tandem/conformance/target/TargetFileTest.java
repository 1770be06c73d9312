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
        "servers         | ws://x:1   | servers is one value, but it holds fields such as"
            + " servers.0.ws",
        "servers.0.ws.x  | 1          | servers.0.ws.x is no field: servers.0.ws is one value",
        "deadlines.givup | 1 s        | did you mean deadlines.giveUp?",
        "deadlines.factor| 0.5        | deadlines.factor is '0.5'; it must look like 1.5",
        "servers.0.user  | me         | only one of servers.0.user and servers.0.password",
        "browser.grid    | grid:4444  | browser.grid is 'grid:4444'; it must look like http://",
        "browser.path    | no/chrome  | which is no program on this machine",
        "containers.image| x:1        | the target has both servers and containers",
        "expected.0.until| tomorrow   | the target lacks expected.0.requirement"
      })
  void aBrokenFieldIsNamed(String field, String value, String words) throws IOException {
    Path file = write(GOOD);

    assertThatThrownBy(() -> TargetFile.read(file, Map.of(), Map.of(field, value)))
        .isInstanceOf(TargetException.class)
        .hasMessageContaining(words);
  }

  @Test
  void aFieldThatStandsThereTwiceIsNamedWithItsLine() throws IOException {
    Path file = write(GOOD + "name: again\n");

    assertThatThrownBy(() -> TargetFile.read(file, Map.of(), Map.of()))
        .isInstanceOf(TargetException.class)
        .hasMessageContaining("target.yaml, line 8: the field 'name' stands there twice");
  }

  @Test
  void brokenYamlIsToldWithItsLine() throws IOException {
    Path file = write("name: x\nservers: [\n");

    assertThatThrownBy(() -> TargetFile.read(file, Map.of(), Map.of()))
        .isInstanceOf(TargetException.class)
        .hasMessageContaining("target.yaml, line 2: this is no YAML")
        .hasMessageContaining("expected");
  }

  @Test
  void aFactorStretchesDeadlinesButNotSilence() throws IOException {
    TargetDeadlines deadlines =
        TargetFile.read(write(GOOD), Map.of(), Map.of("deadlines.factor", "2")).deadlines();

    assertThat(deadlines.giveUp()).isEqualTo(Duration.ofSeconds(80));
    assertThat(deadlines.silent()).isEqualTo(TargetDeadlines.DEFAULT.silent());
    assertThat(deadlines.withFactorAtLeast(1.5)).isEqualTo(deadlines);
    assertThat(deadlines.withFactorAtLeast(3).giveUp()).isEqualTo(Duration.ofMinutes(2));
  }

  @Test
  void othersReachAServerAsTheKitDoesUnlessToldOtherwise() throws IOException {
    Path file = write(GOOD);
    Map<String, String> set = Map.of("servers.0.peer", "ws://inside:1");

    assertThat(TargetFile.read(file, Map.of(), Map.of()).servers().getFirst().peer())
        .isEqualTo(URI.create("ws://192.0.2.1:8080"));
    assertThat(TargetFile.read(file, Map.of(), set).servers().getFirst().peer())
        .isEqualTo(URI.create("ws://inside:1"));
  }

  @Test
  void namesThatAreNotOurOwnKeepTheirCaseAndUnderscores() {
    ContainerSpec containers =
        TargetFile.read(
                null,
                Map.of("TANDEM_TARGET_CONTAINERS_ENVIRONMENT_SOME_Name", "1"),
                Map.of("containers.image", "x:1", "containers.command", "serve --quiet"))
            .containers();

    assertThat(containers).isNotNull();
    assertThat(containers.environment()).isEqualTo(Map.of("SOME_Name", "1"));
    assertThat(containers.command()).containsExactly("serve", "--quiet");
    assertThat(containers.instances()).isEqualTo(2);
  }

  @Test
  void credentialsGoWithRequestsAndAreNeverShown() throws IOException {
    Credentials credentials =
        TargetFile.read(
                write(GOOD),
                Map.of(),
                Map.of("servers.0.user", "me", "servers.0.password", "hush-hush"))
            .servers()
            .getFirst()
            .credentials();

    assertThat(credentials.headers()).containsEntry("Authorization", "Basic bWU6aHVzaC1odXNo");
    assertThat(credentials.secrets()).contains("hush-hush", "bWU6aHVzaC1odXNo");
    assertThat(credentials.toString()).isEqualTo("Credentials[Authorization]");
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("target.yaml"), text);
  }
}
