package dev.tandem.server.media.dtls;

import java.io.IOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.generators.ECKeyPairGenerator;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.bc.BcECContentSignerBuilder;

/**
 * The key and the self-signed certificate that this side shows to its peers. They trust it by its
 * fingerprint alone, which reaches them in the signalling (RFC 8827, section 6.5).
 */
public final class DtlsIdentity {
  private static final ASN1ObjectIdentifier CURVE = SECObjectIdentifiers.secp256r1;
  private static final AlgorithmIdentifier SHA256_WITH_ECDSA =
      new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);
  private static final AlgorithmIdentifier SHA256 =
      new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256);

  private static final X500Name NAME = new X500Name("CN=WebRTC");
  private static final Date NOT_BEFORE = Date.from(Instant.parse("2020-01-01T00:00:00Z"));

  /** "No well-defined expiration date" (RFC 5280, section 4.1.2.5). */
  private static final Date NOT_AFTER = Date.from(Instant.parse("9999-12-31T23:59:59Z"));

  private final AsymmetricKeyParameter key;
  private final byte[] certificate;

  private DtlsIdentity(AsymmetricKeyParameter key, byte[] certificate) {
    this.key = key;
    this.certificate = certificate;
  }

  /** Makes a key on the curve P-256 and a certificate for it. */
  public static DtlsIdentity generate(SecureRandom random) {
    AsymmetricCipherKeyPair pair = generateKeyPair(random);
    try {
      var serial = new BigInteger(64, random).add(BigInteger.ONE);
      var publicKey = SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(pair.getPublic());
      var builder =
          new X509v3CertificateBuilder(NAME, serial, NOT_BEFORE, NOT_AFTER, NAME, publicKey);
      var signer =
          new BcECContentSignerBuilder(SHA256_WITH_ECDSA, SHA256)
              .setSecureRandom(random)
              .build(pair.getPrivate());
      return new DtlsIdentity(pair.getPrivate(), builder.build(signer).getEncoded());
    } catch (OperatorCreationException | IOException e) {
      throw new IllegalStateException("No certificate could be made", e);
    }
  }

  private static AsymmetricCipherKeyPair generateKeyPair(SecureRandom random) {
    var generator = new ECKeyPairGenerator();
    generator.init(new ECKeyGenerationParameters(ECNamedDomainParameters.lookup(CURVE), random));
    return generator.generateKeyPair();
  }

  /** Returns the SHA-256 fingerprint of the certificate. */
  public Fingerprint fingerprint() {
    return FingerprintCheck.of("sha-256", certificate);
  }

  AsymmetricKeyParameter key() {
    return key;
  }

  /** Returns the certificate in DER form. */
  byte[] certificate() {
    return certificate.clone();
  }
}
