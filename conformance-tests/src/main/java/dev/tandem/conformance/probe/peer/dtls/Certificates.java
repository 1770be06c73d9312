package dev.tandem.conformance.probe.peer.dtls;

import java.io.IOException;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.HashAlgorithm;
import org.bouncycastle.tls.SignatureAlgorithm;
import org.bouncycastle.tls.SignatureAndHashAlgorithm;
import org.bouncycastle.tls.TlsContext;
import org.bouncycastle.tls.TlsCredentialedSigner;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.crypto.TlsCertificate;
import org.bouncycastle.tls.crypto.TlsCryptoParameters;
import org.bouncycastle.tls.crypto.impl.bc.BcDefaultTlsCredentialedSigner;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;
import org.jspecify.annotations.Nullable;

/** Shows our certificate and looks at the other one, in either role. */
final class Certificates {
  private final DtlsSettings settings;
  private final BcTlsCrypto crypto;

  Certificates(DtlsSettings settings, BcTlsCrypto crypto) {
    this.settings = settings;
    this.crypto = crypto;
  }

  TlsCredentialedSigner credentials(TlsContext context) throws IOException {
    TlsCertificate own = crypto.createCertificate(settings.identity().certificate());
    return new BcDefaultTlsCredentialedSigner(
        new TlsCryptoParameters(context),
        crypto,
        settings.identity().privateKey(),
        new Certificate(new TlsCertificate[] {own}),
        new SignatureAndHashAlgorithm(HashAlgorithm.sha256, SignatureAlgorithm.ecdsa));
  }

  void check(@Nullable Certificate other) throws IOException {
    Fingerprint expected = settings.remote();
    if (expected == null) {
      return;
    }
    if (other == null || other.isEmpty()) {
      throw new TlsFatalAlert(AlertDescription.bad_certificate, "the other side has none");
    }
    byte[] encoded = other.getCertificateAt(0).getEncoded();
    if (!expected.isOf(encoded)) {
      throw new TlsFatalAlert(
          AlertDescription.bad_certificate,
          "the certificate is %s, the SDP said %s"
              .formatted(Fingerprint.sha256(encoded), expected));
    }
  }
}
