package dev.tandem.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SettingsTest {

  @TempDir Path directory;

  @Test
  void hasThePortsOfWcsByDefault() throws SettingsException {
    Settings settings = Settings.of();

    assertThat(settings.integer(Setting.WS_PORT)).isEqualTo(8080);
    assertThat(settings.integer(Setting.WSS_PORT)).isEqualTo(8443);
    assertThat(settings.integer(Setting.HTTP_PORT)).isEqualTo(8081);
    assertThat(settings.integer(Setting.HTTPS_PORT)).isEqualTo(8444);
    assertThat(settings.integer(Setting.HTTP_ALIAS_PORT)).isEqualTo(-1);
    assertThat(settings.flag(Setting.WCS_AGENT_SSL)).isFalse();
    assertThat(settings.warnings()).isEmpty();
  }

  @Test
  void letsTheCommandLineWinOverTheEnvironmentAndThatOverTheFile() throws Exception {
    SettingsReader reader =
        new SettingsReader()
            .file(file("ws.port=1001\nwss.port=1002\nhttp.port=1003\n"))
            .environment(Map.of("TANDEM_WSS_PORT", "2002", "TANDEM_HTTP_PORT", "2003", "HOME", "/"))
            .overrides(List.of("http.port=3003"));

    Settings settings = reader.read();

    assertThat(settings.integer(Setting.WS_PORT)).isEqualTo(1001);
    assertThat(settings.integer(Setting.WSS_PORT)).isEqualTo(2002);
    assertThat(settings.integer(Setting.HTTP_PORT)).isEqualTo(3003);
    assertThat(settings.source(Setting.HTTPS_PORT)).isEqualTo("default");
    assertThat(settings.source(Setting.WS_PORT)).endsWith("flashphoner.properties");
    assertThat(settings.source(Setting.WSS_PORT)).isEqualTo("environment variable TANDEM_WSS_PORT");
    assertThat(settings.source(Setting.HTTP_PORT)).isEqualTo("--set");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ws.port                   | 65536     | a port from 1 to 65535, 0 for any free one, or off
          ws.port                   | x         | a port from 1 to 65535, 0 for any free one, or off
          ip                        | localhost | IP addresses separated by commas, or empty
          ip                        | 1.2.3.256 | IP addresses separated by commas, or empty
          wcs_agent_ssl             | yes       | true or false
          keep_alive.algorithm      | LOW       | one of HIGH_LEVEL, INTERNAL, NONE
          keep_alive.probes         | 0         | a whole number from 1 to 1000
          dtls_timeout              | 5s        | milliseconds, 500 to 600000
          rtp_activity_timeout      | 1         | milliseconds, 500 to 86400000, or 0 for never
          wcs_agent_pins            | abcd      | SHA-256 digests of certificates
          log.levels                | a.b=LOUD  | logger=LEVEL pairs separated by commas, or empty
          """)
  void refusesAWrongValueWithKeyValueSourceAndExpectedForm(
      String key, String value, String expected) {
    assertThatExceptionOfType(SettingsException.class)
        .isThrownBy(() -> Settings.of(key + "=" + value))
        .withMessageStartingWith(
            "setting " + key + " has the value \"" + value + "\" (--set); expected " + expected);
  }

  @Test
  void tellsAllWrongValuesAtOnce() {
    assertThatExceptionOfType(SettingsException.class)
        .isThrownBy(() -> Settings.of("ws.port=a", "http.port=b", "nonsense"))
        .satisfies(e ->
            assertThat(String.valueOf(e.getMessage()).lines())
                .hasSize(3)
                .contains("--set nonsense: expected key=value"));
  }

  @Test
  void refusesAMediaPortRangeThatIsEmptyOrTooSmallForTheLoops() {
    assertThatExceptionOfType(SettingsException.class)
        .isThrownBy(() -> Settings.of("media_port_from=31010", "media_port_to=31001"))
        .withMessageContaining("media_port_to")
        .withMessageContaining("media_port_from (31010) or more");
    assertThatExceptionOfType(SettingsException.class)
        .isThrownBy(
            () -> Settings.of("media_port_from=31001", "media_port_to=31002", "media_loops=3"))
        .withMessageContaining("media_loops")
        .withMessageContaining("at most 2");
  }

  @Test
  void readsEveryFormOfValue() throws SettingsException {
    Settings settings =
        Settings.of(
            "http.alias.port=9091",
            "https.port=OFF",
            "ip= 192.0.2.1 , 2001:db8::1",
            "keep_alive.algorithm=internal",
            "rtp_activity_timeout=0",
            "ice_tcp_transport=TRUE",
            "tls.password= p=w ");

    assertThat(settings.integer(Setting.HTTP_ALIAS_PORT)).isEqualTo(9091);
    assertThat(settings.integer(Setting.HTTPS_PORT)).isEqualTo(-1);
    assertThat(settings.list(Setting.IP)).containsExactly("192.0.2.1", "2001:db8::1");
    assertThat(settings.text(Setting.KEEP_ALIVE_ALGORITHM)).isEqualTo("INTERNAL");
    assertThat(settings.integer(Setting.RTP_ACTIVITY_TIMEOUT)).isZero();
    assertThat(settings.flag(Setting.ICE_TCP_TRANSPORT)).isTrue();
    assertThat(settings.text(Setting.TLS_PASSWORD)).isEqualTo("p=w");
    assertThat(settings.optional(Setting.SITE_DIR)).isEmpty();
  }

  @Test
  void warnsOfAnUnknownKeyAndNamesTheNearestKnownOne() throws SettingsException {
    Settings settings = Settings.of("wcs_agent_sll=true");

    assertThat(settings.warnings())
        .containsExactly("setting wcs_agent_sll (--set) is unknown; did you mean wcs_agent_ssl?");
  }

  @Test
  void warnsOfAnUnknownEnvironmentVariable() throws SettingsException {
    Settings settings =
        new SettingsReader()
            .environment(Map.of("TANDEM_WS_PROT", "1", "TANDEM_NO_BUILD", "1"))
            .read();

    assertThat(settings.warnings())
        .containsExactly(
            "environment variable TANDEM_WS_PROT (environment) is unknown; did you mean"
                + " TANDEM_WS_PORT?");
  }

  @ParameterizedTest
  @CsvSource({
    "disable_rest_requests,REST hooks",
    "rest_request_timeout,REST hooks",
    "cdn_role,/pull/push",
    "rtp_bundle,bundled",
    "keep_alive.peer_interval,keep_alive.server_interval",
    "wcs_activity_timer_timeout,rtp_activity_timeout"
  })
  void saysWhyAKeyOfWcsHasNoEffect(String key, String why) throws SettingsException {
    assertThat(Settings.of(key + "=1").warnings())
        .singleElement()
        .asString()
        .startsWith("setting " + key + " (--set) has no effect: ")
        .contains(why);
  }

  @Test
  void refusesAFileThatIsNotThere() {
    assertThatExceptionOfType(SettingsException.class)
        .isThrownBy(() -> new SettingsReader().file(directory.resolve("absent")).read())
        .withMessageContaining("absent cannot be read");
  }

  @Test
  void refusesAFileThatIsNotText() throws IOException {
    Path file = directory.resolve("flashphoner.properties");
    Files.write(file, "ip=\u00e9".getBytes(StandardCharsets.ISO_8859_1));

    assertThatExceptionOfType(SettingsException.class)
        .isThrownBy(() -> new SettingsReader().file(file).read())
        .withMessageContaining("is not UTF-8 text");
  }

  @ParameterizedTest
  @EnumSource(Setting.class)
  void everyDefaultHasItsExpectedForm(Setting setting) {
    assertThat(setting.type().parse(setting.defaultText())).isNotNull();
    assertThat(VendorKeys.whyIgnored(setting.key())).isEmpty();
    assertThat(setting.doc()).endsWith(".");
  }

  private Path file(String text) throws IOException {
    return Files.writeString(directory.resolve("flashphoner.properties"), text);
  }
}
