package dev.tandem.conformance.probe.peer.dtls;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/** A digest of a certificate as SDP writes it (RFC 8122), such as "sha-256" and "AB:CD:…". */
public record Fingerprint(String algorithm, String value) {
  private static final HexFormat COLONS = HexFormat.ofDelimiter(":").withUpperCase();

  public Fingerprint {
    algorithm = algorithm.toLowerCase(Locale.ROOT);
    value = value.toUpperCase(Locale.ROOT);
  }

  static Fingerprint sha256(byte[] certificate) {
    return of("sha-256", certificate);
  }

  /** Whether this is the digest of the certificate. */
  boolean isOf(byte[] certificate) {
    return equals(of(algorithm, certificate));
  }

  private static Fingerprint of(String algorithm, byte[] certificate) {
    try {
      // SDP says sha-256 as Java does
      byte[] digest = MessageDigest.getInstance(algorithm).digest(certificate);
      return new Fingerprint(algorithm, COLONS.formatHex(digest));
    } catch (NoSuchAlgorithmException e) {
      return new Fingerprint(algorithm, "unknown to this Java");
    }
  }

  @Override
  public String toString() {
    return algorithm + " " + value;
  }
}
