package dev.tandem.server.media.dtls;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * The key and the self-signed certificate that this side shows to its peers. They trust it by its
 * fingerprint alone, which reaches them in the signalling (RFC 8827, section 6.5).
 */
public final class DtlsIdentity {
  private static final X500Name NAME = new X500Name("CN=WebRTC");
  private static final Date NOT_BEFORE = Date.from(Instant.parse("2020-01-01T00:00:00Z"));

  /** "No well-defined expiration date" (RFC 5280, section 4.1.2.5). */
  private static final Date NOT_AFTER = Date.from(Instant.parse("9999-12-31T23:59:59Z"));

  private final PrivateKey key;
  private final byte[] certificate;

  private DtlsIdentity(PrivateKey key, byte[] certificate) {
    this.key = key;
    this.certificate = certificate;
  }

  /** Makes a key on the curve P-256 and a certificate for it. */
  public static DtlsIdentity generate(SecureRandom random) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"), random);
      KeyPair pair = generator.generateKeyPair();
      var serial = new BigInteger(64, random).add(BigInteger.ONE);
      var builder =
          new JcaX509v3CertificateBuilder(
              NAME, serial, NOT_BEFORE, NOT_AFTER, NAME, pair.getPublic());
      var signer =
          new JcaContentSignerBuilder("SHA256withECDSA")
              .setSecureRandom(random)
              .build(pair.getPrivate());
      return new DtlsIdentity(pair.getPrivate(), builder.build(signer).getEncoded());
    } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
      throw new IllegalStateException("No certificate could be made", e);
    }
  }

  /** Returns the SHA-256 fingerprint of the certificate. */
  public Fingerprint fingerprint() {
    return FingerprintCheck.of("sha-256", certificate);
  }

  PrivateKey key() {
    return key;
  }

  /** Returns the certificate in DER form. */
  byte[] certificate() {
    return certificate.clone();
  }
}
