package dev.tandem.server.media.dtls;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a certificate is the announced one (RFC 8122, section 5): of the fingerprints,
 * those with the strongest hash count, and one of them has to fit. MD5 and SHA-1 do not count,
 * since a second certificate with the same hash could be made.
 */
final class FingerprintCheck {
  private static final List<String> STRONGEST_FIRST = List.of("sha-512", "sha-384", "sha-256");
  private static final HexFormat COLONS = HexFormat.ofDelimiter(":").withUpperCase();

  private final List<Fingerprint> accepted;

  FingerprintCheck(List<Fingerprint> accepted) {
    this.accepted = List.copyOf(accepted);
  }

  /** Returns null if the certificate is the announced one, or else a sentence on what is wrong. */
  @Nullable String problemWith(byte[] certificate) {
    for (String algorithm : STRONGEST_FIRST) {
      List<Fingerprint> candidates =
          accepted.stream().filter(f -> f.algorithm().equalsIgnoreCase(algorithm)).toList();
      if (!candidates.isEmpty()) {
        return problemWith(certificate, algorithm, candidates);
      }
    }
    return "None of the announced fingerprints uses sha-256, sha-384 or sha-512.";
  }

  private static @Nullable String problemWith(
      byte[] certificate, String algorithm, List<Fingerprint> candidates) {
    byte[] actual = hash(algorithm, certificate);
    for (Fingerprint candidate : candidates) {
      if (MessageDigest.isEqual(actual, octets(candidate.value()))) {
        return null;
      }
    }
    return "The peer's certificate has the %s fingerprint %s, but its signalling announced %s."
        .formatted(algorithm, COLONS.formatHex(actual), candidates.getFirst().value());
  }

  /** Returns the fingerprint of a certificate in DER form. */
  static Fingerprint of(String algorithm, byte[] certificate) {
    return new Fingerprint(algorithm, COLONS.formatHex(hash(algorithm, certificate)));
  }

  private static byte[] hash(String algorithm, byte[] certificate) {
    try {
      return MessageDigest.getInstance(algorithm.toUpperCase(Locale.ROOT)).digest(certificate);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(algorithm + " is missing", e);
    }
  }

  private static byte[] octets(String value) {
    try {
      return COLONS.parseHex(value);
    } catch (IllegalArgumentException malformed) {
      return new byte[0];
    }
  }
}
