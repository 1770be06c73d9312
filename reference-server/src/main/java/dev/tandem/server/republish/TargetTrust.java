package dev.tandem.server.republish;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a wss target is trusted: by its pinned certificate alone, or by the public and
 * configured authorities and its host name.
 */
final class TargetTrust extends X509ExtendedTrustManager {
  private final X509ExtendedTrustManager authorities;
  private final Set<String> pins;

  private TargetTrust(X509ExtendedTrustManager authorities, Set<String> pins) {
    this.authorities = authorities;
    this.pins = pins;
  }

  /**
   * A TLS context that trusts what the options say.
   *
   * @throws IllegalArgumentException where the authorities cannot be read or a pin is malformed
   */
  static SSLContext context(RepublishOptions.Tls options) {
    Set<String> pins =
        options.pins().stream().map(TargetTrust::normalised).collect(Collectors.toSet());
    try {
      X509ExtendedTrustManager authorities = trustManager(null);
      if (options.authorities() != null) {
        authorities = trustManager(joined(authorities, options.authorities()));
      }
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new TargetTrust(authorities, pins)}, null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalArgumentException(
          "the authorities of wss targets cannot be read from "
              + options.authorities()
              + ": "
              + e
              + "; expected a PEM file with certificates",
          e);
    }
  }

  private static String normalised(String pin) {
    String digits = pin.replace(":", "").toLowerCase(Locale.ROOT);
    if (!digits.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException(
          "\"" + pin + "\" is no SHA-256 digest of a certificate; expected 64 hex digits");
    }
    return digits;
  }

  private static X509ExtendedTrustManager trustManager(@Nullable KeyStore store)
      throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    for (TrustManager manager : factory.getTrustManagers()) {
      if (manager instanceof X509ExtendedTrustManager extended) {
        return extended;
      }
    }
    throw new GeneralSecurityException("no X.509 trust manager");
  }

  private static KeyStore joined(X509TrustManager publicOnes, Path file)
      throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    int number = 0;
    for (X509Certificate authority : publicOnes.getAcceptedIssuers()) {
      store.setCertificateEntry("authority-" + number++, authority);
    }
    int before = number;
    try (InputStream pem = Files.newInputStream(file)) {
      for (Certificate own : CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
        store.setCertificateEntry("authority-" + number++, own);
      }
    }
    if (number == before) {
      throw new CertificateException("no certificate in it");
    }
    return store;
  }

  private boolean isPinned(X509Certificate[] chain) throws CertificateException {
    if (pins.isEmpty() || chain.length == 0) {
      return false;
    }
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(chain[0].getEncoded());
      return pins.contains(HexFormat.of().formatHex(digest));
    } catch (GeneralSecurityException e) {
      throw new CertificateException(e);
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    if (!isPinned(chain)) {
      authorities.checkServerTrusted(chain, authType, engine);
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    if (!isPinned(chain)) {
      authorities.checkServerTrusted(chain, authType, socket);
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    if (!isPinned(chain)) {
      authorities.checkServerTrusted(chain, authType);
    }
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    authorities.checkClientTrusted(chain, authType, engine);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    authorities.checkClientTrusted(chain, authType, socket);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    authorities.checkClientTrusted(chain, authType);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return authorities.getAcceptedIssuers();
  }
}
