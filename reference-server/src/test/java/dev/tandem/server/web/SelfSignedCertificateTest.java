package dev.tandem.server.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SelfSignedCertificateTest {

  private static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");

  @TempDir Path state;

  @Test
  void keepsTheCertificateThatItMade() throws Exception {
    TlsIdentity first = SelfSignedCertificate.in(state, List.of(), NOW);
    TlsIdentity second = SelfSignedCertificate.in(state, List.of(), NOW.plus(Duration.ofDays(1)));

    assertThat(second.certificate()).isEqualTo(first.certificate());
    assertThat(second.key()).isEqualTo(first.key());
  }

  @Test
  void makesAnotherOneAMonthBeforeItExpires() throws Exception {
    TlsIdentity first = SelfSignedCertificate.in(state, List.of(), NOW);
    Instant later = first.certificate().getNotAfter().toInstant().minus(Duration.ofDays(29));

    assertThat(SelfSignedCertificate.in(state, List.of(), later).certificate())
        .isNotEqualTo(first.certificate());
  }

  @Test
  void letsNobodyElseReadTheKey() throws Exception {
    SelfSignedCertificate.in(state, List.of(), NOW);

    assertThat(Files.getPosixFilePermissions(state.resolve("self-signed.pem")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void isMadeForThisMachineAndTheAnnouncedAddresses() throws Exception {
    X509Certificate certificate =
        SelfSignedCertificate.make(List.of("192.0.2.1", "2001:db8::1"), NOW).certificate();

    assertThat(certificate.getSubjectAlternativeNames())
        .extracting(name -> String.valueOf(name.get(1)))
        .containsExactly(
            "localhost", "127.0.0.1", "0:0:0:0:0:0:0:1", "192.0.2.1", "2001:db8:0:0:0:0:0:1");
  }

  @Test
  void servesForOneRunWhereItCannotBeKept() throws Exception {
    Path file = Files.writeString(state.resolve("file"), "");

    assertThat(SelfSignedCertificate.in(file.resolve("state"), List.of(), NOW).chain()).hasSize(1);
  }

  @Test
  void readsAPkcs12File() throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry(
        "any",
        SelfSigned.IDENTITY.key(),
        "pw".toCharArray(),
        new X509Certificate[] {SelfSigned.IDENTITY.certificate()});
    Path file = state.resolve("server.p12");
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, "pw".toCharArray());
    }

    assertThat(CertificateFiles.read(file, null, "pw")).isEqualTo(SelfSigned.IDENTITY);
    assertThatExceptionOfType(CertificateException.class)
        .isThrownBy(() -> CertificateFiles.read(file, null, "wrong"))
        .withMessageContaining("server.p12 cannot be read");
  }

  @Test
  void saysWhatAFileLacks() throws Exception {
    Path empty = Files.writeString(state.resolve("empty.pem"), "");
    SelfSignedCertificate.in(state, List.of(), NOW);
    Path good = state.resolve("self-signed.pem");

    assertThatExceptionOfType(CertificateException.class)
        .isThrownBy(() -> CertificateFiles.read(empty, null, ""))
        .withMessageEndingWith("empty.pem holds no certificate in PEM form");
    assertThatExceptionOfType(CertificateException.class)
        .isThrownBy(() -> CertificateFiles.read(good, empty, ""))
        .withMessageContaining("empty.pem holds no private key in PEM form");
    assertThatExceptionOfType(CertificateException.class)
        .isThrownBy(() -> CertificateFiles.read(state.resolve("absent.pem"), null, ""))
        .withMessageContaining("absent.pem cannot be read");
  }
}
