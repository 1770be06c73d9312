package dev.tandem.server.republish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TLS and the words for connections that cannot be made. */
class JettySignallingTest {
  private static TestCertificates local;
  private static TestCertificates elsewhere;

  @TempDir private Path directory;

  @BeforeAll
  static void generate() throws Exception {
    local = TestCertificates.of("localhost");
    elsewhere = TestCertificates.of("elsewhere.example");
  }

  /** "open", or why not. */
  private static String outcome(String uri, RepublishOptions.Tls tls) throws Exception {
    CompletableFuture<String> outcome = new CompletableFuture<>();
    try (JettySignalling signalling = new JettySignalling(tls, Duration.ofSeconds(20))) {
      Signalling.Connection connection =
          signalling.open(
              URI.create(uri),
              new Signalling.Listener() {
                @Override
                public void opened() {
                  outcome.complete("open");
                }

                @Override
                public void text(String text, Runnable next) {
                  next.run();
                }

                @Override
                public void alive() {}

                @Override
                public void closed(String reason) {
                  outcome.complete(reason);
                }
              });
      String result = outcome.get(30, TimeUnit.SECONDS);
      connection.close();
      return result;
    }
  }

  private static String outcomeWithTls(TestCertificates server, RepublishOptions.Tls tls)
      throws Exception {
    try (MockServer target = new MockServer((stage, session) -> {}, server.keyStore())) {
      return outcome("wss://localhost:" + target.port() + "/websocket", tls);
    }
  }

  private static RepublishOptions.Tls trusting(Path authorities, String... pins) {
    return new RepublishOptions.Tls(true, authorities, Set.of(pins));
  }

  private static final RepublishOptions.Tls PUBLIC_AUTHORITIES =
      new RepublishOptions.Tls(true, null, Set.of());

  @Test
  void aCertificateOfNobodyKnownIsNotTrusted() throws Exception {
    assertThat(outcomeWithTls(local, PUBLIC_AUTHORITIES))
        .startsWith("the certificate of localhost is not trusted: ");
  }

  @Test
  void aPrivateAuthorityIsTrusted() throws Exception {
    assertThat(outcomeWithTls(local, trusting(local.pem(directory)))).isEqualTo("open");
  }

  @Test
  void aPrivateAuthorityIsTrustedForItsHostNamesOnly() throws Exception {
    assertThat(outcomeWithTls(elsewhere, trusting(elsewhere.pem(directory))))
        .startsWith("the certificate of localhost is not trusted: ");
  }

  @Test
  void aPinnedCertificateIsTrustedWhateverItsName() throws Exception {
    assertThat(
            outcomeWithTls(
                elsewhere, new RepublishOptions.Tls(true, null, Set.of(elsewhere.pin()))))
        .isEqualTo("open");
  }

  @Test
  void anotherCertificateThanThePinnedOneIsNotTrusted() throws Exception {
    assertThat(outcomeWithTls(local, new RepublishOptions.Tls(true, null, Set.of(elsewhere.pin()))))
        .startsWith("the certificate of localhost is not trusted: ");
  }

  @Test
  void aFileWithoutCertificatesIsRefusedAtTheStart() throws Exception {
    Path empty = Files.writeString(directory.resolve("empty.pem"), "");

    assertThatThrownBy(() -> new JettySignalling(trusting(empty), Duration.ofSeconds(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected a PEM file with certificates");
    assertThatThrownBy(
            () -> new JettySignalling(trusting(directory.resolve("no")), Duration.ofSeconds(1)))
        .hasMessageContaining("expected a PEM file with certificates");
  }

  @Test
  void wssToAPlainPortIsSaidInWords() throws Exception {
    try (MockServer plain = new MockServer((stage, session) -> {})) {
      assertThat(outcome("wss://localhost:" + plain.port() + "/websocket", PUBLIC_AUTHORITIES))
          .contains("if that port is meant for ws, the uri has to begin with ws://");
    }
  }

  @Test
  void wsToATlsPortIsSaidInWords() throws Exception {
    try (MockServer tls = new MockServer((stage, session) -> {}, local.keyStore())) {
      assertThat(outcome("ws://localhost:" + tls.port() + "/websocket", RepublishOptions.Tls.OFF))
          .contains("if that port is meant for wss, the uri has to begin with wss://");
    }
  }

  @Test
  void aPortThatNobodyListensOnIsSaidInWords() throws Exception {
    int port;
    try (ServerSocket unused = new ServerSocket(0, 1, InetAddress.getByName("localhost"))) {
      port = unused.getLocalPort();
    }

    assertThat(outcome("ws://localhost:" + port + "/websocket", RepublishOptions.Tls.OFF))
        .startsWith("cannot connect: ");
  }

  @Test
  void anUnknownHostIsSaidInWords() throws Exception {
    assertThat(outcome("ws://no-such-host.invalid/websocket", RepublishOptions.Tls.OFF))
        .isEqualTo("the host name no-such-host.invalid is not known");
  }
}
