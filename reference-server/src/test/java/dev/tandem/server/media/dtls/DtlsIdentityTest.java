package dev.tandem.server.media.dtls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import org.junit.jupiter.api.Test;

/** The certificate that peers see. */
class DtlsIdentityTest {
  private final DtlsIdentity identity = DtlsIdentity.generate(new SecureRandom());

  @Test
  void isSignedWithItsOwnKeyOnP256() throws Exception {
    X509Certificate certificate =
        (X509Certificate)
            CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(identity.certificate()));

    certificate.verify(certificate.getPublicKey());
    certificate.checkValidity();
    assertThat(certificate.getSigAlgName()).isEqualTo("SHA256withECDSA");
    assertThat(((ECPublicKey) certificate.getPublicKey()).getParams().getOrder().bitLength())
        .isEqualTo(256);
  }

  @Test
  void hasAFingerprintAsSdpWritesIt() {
    assertThat(identity.fingerprint().algorithm()).isEqualTo("sha-256");
    assertThat(identity.fingerprint().value()).matches("([0-9A-F]{2}:){31}[0-9A-F]{2}");
  }

  @Test
  void isAnotherOneEachTime() {
    assertThat(DtlsIdentity.generate(new SecureRandom()).fingerprint())
        .isNotEqualTo(identity.fingerprint());
  }
}
