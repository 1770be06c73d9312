package dev.tandem.conformance.probe.peer.stun;

import java.security.SecureRandom;
import java.util.HexFormat;

/** The 96 bits that tie a response to its request (RFC 8489 section 5). */
public record TransactionId(String hex) {
  static final int LENGTH = 12;
  private static final SecureRandom RANDOM = new SecureRandom();

  /** A new one. */
  public static TransactionId random() {
    byte[] bytes = new byte[LENGTH];
    RANDOM.nextBytes(bytes);
    return of(bytes);
  }

  /** From its twelve bytes. */
  public static TransactionId of(byte[] bytes) {
    return new TransactionId(HexFormat.of().formatHex(bytes));
  }

  byte[] bytes() {
    return HexFormat.of().parseHex(hex);
  }
}
