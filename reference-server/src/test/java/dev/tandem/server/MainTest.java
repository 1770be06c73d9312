package dev.tandem.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.server.config.SettingsPrinter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class MainTest {

  @TempDir Path directory;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void printsAllSettingsWithWhereTheyComeFrom() throws Exception {
    Path file = Files.writeString(directory.resolve("my.properties"), "http.port=8082\n");

    int status = run("--config", file.toString(), "--set", "ws.port=18080", "--print-config");

    assertThat(status).isZero();
    assertThat(out.toString())
        .contains("Set by: --set.\nws.port=18080\n")
        .contains("Set by: " + file + ".\nhttp.port=8082\n")
        .contains("Set by: default.\nwss.port=8443\n");
  }

  @Test
  void printsThePageOfTheDocumentation() {
    assertThat(run("--print-config=markdown")).isZero();
    assertThat(out.toString()).isEqualTo(SettingsPrinter.markdown());
  }

  @Test
  void endsWithStatus2WhereASettingIsWrong() {
    assertThat(run("--set", "ws.port=high")).isEqualTo(2);
    assertThat(err.toString())
        .startsWith("setting ws.port has the value \"high\" (--set); expected a port");
  }

  @Test
  void endsWithStatus2WhereAnOptionIsUnknown() {
    assertThat(run("--nonsense")).isEqualTo(2);
    assertThat(err.toString()).contains("Unknown option").contains("Usage: tandem server");
  }

  @Test
  void endsWithStatus1AndOneLineWhereItCannotStart() {
    int status = run("--set", "tls.certificate=" + directory.resolve("absent.pem"));

    assertThat(status).isEqualTo(1);
    assertThat(err.toString().lines())
        .singleElement()
        .asString()
        .startsWith("tandem server: certificate ")
        .contains("absent.pem cannot be read");
  }

  @Test
  void printsItsVersion() {
    assertThat(run("--version")).isZero();
    assertThat(out.toString()).startsWith("Tandem ");
  }

  private int run(String... arguments) {
    CommandLine commandLine = Main.commandLine(new Main());
    commandLine.setOut(new PrintWriter(out, true));
    commandLine.setErr(new PrintWriter(err, true));
    return commandLine.execute(arguments);
  }
}
