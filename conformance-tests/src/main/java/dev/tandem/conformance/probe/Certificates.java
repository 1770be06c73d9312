package dev.tandem.conformance.probe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import javax.net.ssl.SSLSocket;

/** Looks at the certificate a server shows. */
public final class Certificates {
  private Certificates() {}

  /** The SHA-256 digest of the certificate at this address, as AB:CD:…. */
  public static String sha256(URI address) {
    try (SSLSocket socket =
        (SSLSocket)
            LenientTls.context()
                .getSocketFactory()
                .createSocket(address.getHost(), address.getPort())) {
      socket.startHandshake();
      byte[] certificate = socket.getSession().getPeerCertificates()[0].getEncoded();
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate);
      return HexFormat.ofDelimiter(":").formatHex(digest).toUpperCase(Locale.ROOT);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
