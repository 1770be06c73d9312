package dev.tandem.server.media.ice;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * MESSAGE-INTEGRITY under one key: HMAC-SHA1 over the message up to the attribute, with a header
 * length that ends behind it (RFC 8489, section 14.5). Single-threaded.
 */
final class StunIntegrity {

  private static final String ALGORITHM = "HmacSHA1";
  private static final int LENGTH = 20;
  private static final int ATTRIBUTE_LENGTH = 4 + LENGTH;

  private final Mac mac;
  private final byte[] head = new byte[4];
  private final byte[] digest = new byte[LENGTH];

  StunIntegrity(byte[] key) {
    try {
      mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA1", e);
    }
  }

  /** The short-term credential mechanism, which ICE uses: the password is the key. */
  static StunIntegrity shortTerm(String password) {
    return new StunIntegrity(password.getBytes(StandardCharsets.UTF_8));
  }

  /** Whether the message carries the attribute and it was made with this key. */
  boolean holds(StunMessage message) {
    if (!message.has(StunAttribute.MESSAGE_INTEGRITY)) {
      return false;
    }
    int value = message.valueOffset(StunAttribute.MESSAGE_INTEGRITY);
    byte[] buffer = message.buffer();
    compute(buffer, message.offset(), value - 4);
    int difference = 0;
    for (int i = 0; i < LENGTH; i++) {
      difference |= digest[i] ^ buffer[value + i];
    }
    return difference == 0;
  }

  /** Writes the value behind an attribute header that begins at {@code attribute}. */
  void write(byte[] buffer, int message, int attribute) {
    compute(buffer, message, attribute);
    System.arraycopy(digest, 0, buffer, attribute + 4, LENGTH);
  }

  private void compute(byte[] buffer, int message, int attribute) {
    int covered = attribute - message;
    Octets.putInt16(head, 0, Octets.uint16(buffer, message));
    Octets.putInt16(head, 2, covered + ATTRIBUTE_LENGTH - StunMessage.HEADER_LENGTH);
    try {
      mac.update(head);
      mac.update(buffer, message + head.length, covered - head.length);
      mac.doFinal(digest, 0);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the digest has room for HmacSHA1", e);
    }
  }
}
