package dev.tandem.conformance.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/**
 * Signs the bytes of a summary with Ed25519 (RFC 8032), so that whoever has the public key sees
 * that nobody changed it. The signature is a file of 64 bytes beside it, as openssl writes it.
 */
public final class SummarySigner {
  private static final String ALGORITHM = "Ed25519";

  private final PrivateKey key;

  private SummarySigner(PrivateKey key) {
    this.key = key;
  }

  /** The key, or the file that it stands in, cannot be used; the message says why. */
  public static final class UnusableKey extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnusableKey(Path file, String what, Exception cause) {
      super(
          cause instanceof NoSuchFileException
              ? "there is no file %s, which should hold a %s".formatted(file, what)
              : "%s is no %s: %s".formatted(file, what, cause.getMessage()),
          cause);
    }
  }

  /** With the private key of a PEM file (PKCS#8), as openssl genpkey writes it. */
  public static SummarySigner withKey(Path pem) {
    try {
      byte[] der = der(pem, "PRIVATE KEY");
      return new SummarySigner(
          KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(der)));
    } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
      throw new UnusableKey(pem, "private Ed25519 key in PEM (PKCS#8)", e);
    }
  }

  /** The public key of a PEM file. */
  static PublicKey publicKey(Path pem) {
    try {
      byte[] der = der(pem, "PUBLIC KEY");
      return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(der));
    } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
      throw new UnusableKey(pem, "public Ed25519 key in PEM", e);
    }
  }

  byte[] sign(byte[] bytes) {
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initSign(key);
      signature.update(bytes);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static boolean isBy(PublicKey key, byte[] bytes, byte[] signed) {
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initVerify(key);
      signature.update(bytes);
      return signature.verify(signed);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static byte[] der(Path pem, String label) throws IOException {
    String text = Files.readString(pem, StandardCharsets.US_ASCII);
    String begin = "-----BEGIN " + label + "-----";
    int from = text.indexOf(begin);
    int to = text.indexOf("-----END " + label + "-----");
    if (from < 0 || to < 0) {
      throw new IllegalArgumentException("there is no '" + begin + "' in it");
    }
    return Base64.getMimeDecoder().decode(text.substring(from + begin.length(), to));
  }
}
