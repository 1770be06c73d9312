package dev.tandem.conformance.check;

import java.io.IOException;
import java.math.BigInteger;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** TLS as a server whose fresh, self-signed certificate no client has a reason to trust. */
final class UnknownCertificate {
  private static final char[] NO_PASSWORD = new char[0];
  private static final Duration VALID = Duration.ofDays(1);

  private UnknownCertificate() {}

  /** The accepted connection, with the handshake still to come. */
  static SSLSocket accept(Socket accepted) throws IOException {
    try {
      SSLSocket secure =
          (SSLSocket) context().getSocketFactory().createSocket(accepted, null, false);
      secure.setUseClientMode(false);
      return secure;
    } catch (GeneralSecurityException | OperatorCreationException e) {
      throw new IllegalStateException("no certificate can be made here", e);
    }
  }

  private static SSLContext context()
      throws GeneralSecurityException, OperatorCreationException, IOException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(256);
    KeyPair keys = generator.generateKeyPair();
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry("kit", keys.getPrivate(), NO_PASSWORD, new Certificate[] {certificate(keys)});
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(store, NO_PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  private static Certificate certificate(KeyPair keys)
      throws GeneralSecurityException, OperatorCreationException {
    X500Principal name = new X500Principal("CN=nobody vouches for this");
    Instant now = Instant.now();
    return new JcaX509CertificateConverter()
        .getCertificate(
            new JcaX509v3CertificateBuilder(
                    name,
                    BigInteger.valueOf(now.toEpochMilli()),
                    Date.from(now.minus(VALID)),
                    Date.from(now.plus(VALID)),
                    name,
                    keys.getPublic())
                .build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
  }
}
