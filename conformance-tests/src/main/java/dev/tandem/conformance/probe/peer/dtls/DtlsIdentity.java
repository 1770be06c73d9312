package dev.tandem.conformance.probe.peer.dtls;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.generators.ECKeyPairGenerator;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;
import org.bouncycastle.operator.DefaultDigestAlgorithmIdentifierFinder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.bc.BcECContentSignerBuilder;

/** A fresh ECDSA P-256 key with its self-signed certificate. */
public final class DtlsIdentity {
  private static final SecureRandom RANDOM = new SecureRandom();

  private final AsymmetricKeyParameter privateKey;
  private final byte[] certificate;

  private DtlsIdentity(AsymmetricKeyParameter privateKey, byte[] certificate) {
    this.privateKey = privateKey;
    this.certificate = certificate;
  }

  /** Makes a new one. */
  public static DtlsIdentity create() {
    try {
      AsymmetricCipherKeyPair pair = keyPair();
      return new DtlsIdentity(pair.getPrivate(), certificate(pair));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (OperatorCreationException e) {
      throw new IllegalStateException("cannot sign with ECDSA", e);
    }
  }

  /** The fingerprint of the certificate. */
  public Fingerprint fingerprint() {
    return Fingerprint.sha256(certificate);
  }

  AsymmetricKeyParameter privateKey() {
    return privateKey;
  }

  byte[] certificate() {
    return certificate.clone();
  }

  private static AsymmetricCipherKeyPair keyPair() {
    ECKeyPairGenerator generator = new ECKeyPairGenerator();
    ECNamedDomainParameters curve =
        new ECNamedDomainParameters(
            SECObjectIdentifiers.secp256r1,
            ECNamedCurveTable.getByOID(SECObjectIdentifiers.secp256r1));
    generator.init(new ECKeyGenerationParameters(curve, RANDOM));
    return generator.generateKeyPair();
  }

  private static byte[] certificate(AsymmetricCipherKeyPair pair)
      throws IOException, OperatorCreationException {
    X500Name name = new X500Name("CN=kit");
    Instant now = Instant.now();
    AlgorithmIdentifier signature = new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);
    AlgorithmIdentifier digest = new DefaultDigestAlgorithmIdentifierFinder().find(signature);
    return new X509v3CertificateBuilder(
            name,
            new BigInteger(64, RANDOM).add(BigInteger.ONE),
            Date.from(now.minus(Duration.ofDays(1))),
            Date.from(now.plus(Duration.ofDays(30))),
            name,
            SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(pair.getPublic()))
        .build(new BcECContentSignerBuilder(signature, digest).build(pair.getPrivate()))
        .getEncoded();
  }
}
