package dev.tandem.server.web;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/**
 * What the server proves itself with in TLS.
 *
 * @param chain its own certificate first
 */
public record TlsIdentity(PrivateKey key, List<X509Certificate> chain) {

  private static final String IN_MEMORY = "in-memory";

  /** This server's own certificate. */
  public X509Certificate certificate() {
    return chain.getFirst();
  }

  SslContextFactory.Server contextFactory() {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry(
          "server", key, IN_MEMORY.toCharArray(), chain.toArray(X509Certificate[]::new));
      SslContextFactory.Server factory = new SslContextFactory.Server();
      factory.setKeyStore(store);
      factory.setKeyStorePassword(IN_MEMORY);
      return factory;
    } catch (GeneralSecurityException | java.io.IOException e) {
      throw new IllegalStateException("a key store in memory cannot be made", e);
    }
  }
}
