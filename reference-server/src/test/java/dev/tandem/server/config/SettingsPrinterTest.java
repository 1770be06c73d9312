package dev.tandem.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class SettingsPrinterTest {

  @Test
  void printsAFileThatReadsBackToTheSameSettings() throws Exception {
    String printed = SettingsPrinter.properties(Settings.of("ws.port=18080", "site.dir=C:\\pages"));

    Properties read = new Properties();
    read.load(new StringReader(printed));

    assertThat(read).hasSize(Setting.values().length);
    assertThat(read).containsEntry("ws.port", "18080").containsEntry("site.dir", "C:\\pages");
    assertThat(read).containsEntry("wss.port", "8443");
  }

  @Test
  void saysOfEachSettingWhereItsValueCameFrom() throws SettingsException {
    String printed = SettingsPrinter.properties(Settings.of("ws.port=18080"));

    assertThat(printed).contains("Default: 8080. Set by: --set.\nws.port=18080\n");
    assertThat(printed).contains("Default: 8443. Set by: default.\nwss.port=8443\n");
  }

  @Test
  void doesNotPrintSecrets() throws SettingsException {
    assertThat(SettingsPrinter.properties(Settings.of("tls.password=hunter2")))
        .doesNotContain("hunter2")
        .contains("tls.password=***");
  }

  @Test
  void thePageInTheDocumentationIsUpToDate() throws Exception {
    assertThat(Files.readString(Path.of("../docs/configuration.md")))
        .as("write it by ./tandem server --print-config=markdown > docs/configuration.md")
        .isEqualTo(SettingsPrinter.markdown());
  }
}
