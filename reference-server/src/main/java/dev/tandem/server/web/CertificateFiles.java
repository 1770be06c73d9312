package dev.tandem.server.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.jspecify.annotations.Nullable;

/** Reads a certificate and its key from PEM or PKCS #12 files. */
public final class CertificateFiles {

  private CertificateFiles() {}

  /**
   * Reads an identity.
   *
   * @param certificate PEM chain, or a .p12 or .pfx file
   * @param key PEM key, null where it stands in {@code certificate}
   * @param password of a PKCS #12 file
   */
  public static TlsIdentity read(Path certificate, @Nullable Path key, String password)
      throws CertificateException {
    String name = certificate.getFileName().toString().toLowerCase(Locale.ROOT);
    try {
      return name.endsWith(".p12") || name.endsWith(".pfx")
          ? pkcs12(certificate, password)
          : pem(certificate, key == null ? certificate : key);
    } catch (IOException | GeneralSecurityException e) {
      throw new CertificateException("certificate " + certificate + " cannot be read", e);
    }
  }

  private static TlsIdentity pkcs12(Path file, String password)
      throws IOException, GeneralSecurityException, CertificateException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, password.toCharArray());
    }
    for (String alias : Collections.list(store.aliases())) {
      if (store.getKey(alias, password.toCharArray()) instanceof PrivateKey key) {
        Certificate[] chain = store.getCertificateChain(alias);
        return new TlsIdentity(key, Arrays.stream(chain).map(X509Certificate.class::cast).toList());
      }
    }
    throw new CertificateException(file + " holds no private key");
  }

  private static TlsIdentity pem(Path certificate, Path keyFile)
      throws IOException, GeneralSecurityException, CertificateException {
    List<X509Certificate> chain = new ArrayList<>();
    for (Object object : objects(certificate)) {
      if (object instanceof X509CertificateHolder holder) {
        chain.add(new JcaX509CertificateConverter().getCertificate(holder));
      }
    }
    if (chain.isEmpty()) {
      throw new CertificateException(certificate + " holds no certificate in PEM form");
    }
    for (Object object : objects(keyFile)) {
      PrivateKeyInfo info =
          object instanceof PEMKeyPair pair
              ? pair.getPrivateKeyInfo()
              : object instanceof PrivateKeyInfo plain ? plain : null;
      if (info != null) {
        return new TlsIdentity(new JcaPEMKeyConverter().getPrivateKey(info), chain);
      }
    }
    throw new CertificateException(
        keyFile + " holds no private key in PEM form; encrypted keys are not read");
  }

  private static List<Object> objects(Path file) throws IOException {
    List<Object> objects = new ArrayList<>();
    try (Reader reader = Files.newBufferedReader(file);
        PEMParser parser = new PEMParser(reader)) {
      for (Object next = parser.readObject(); next != null; next = parser.readObject()) {
        objects.add(next);
      }
    }
    return objects;
  }
}
