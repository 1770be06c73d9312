package dev.tandem.server.media.srtp;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * HMAC-SHA1 (RFC 2104) that leaves no garbage, unlike {@link javax.crypto.Mac}: it drives one
 * reused digest. Single-threaded.
 */
final class HmacSha1 {
  static final int LENGTH = 20;

  private static final int BLOCK_LENGTH = 64;
  private static final byte INNER_PAD = 0x36;
  private static final byte OUTER_PAD = 0x5c;

  private final MessageDigest sha1;
  private final byte[] innerKey;
  private final byte[] outerKey;
  private final byte[] result = new byte[LENGTH];

  /** Sets the key, of at most 64 octets. */
  HmacSha1(byte[] key) {
    try {
      this.sha1 = MessageDigest.getInstance("SHA-1");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-1 is missing", e);
    }
    this.innerKey = pad(key, INNER_PAD);
    this.outerKey = pad(key, OUTER_PAD);
    sha1.update(innerKey);
  }

  private static byte[] pad(byte[] key, byte pad) {
    byte[] padded = Arrays.copyOf(key, BLOCK_LENGTH);
    for (int i = 0; i < BLOCK_LENGTH; i++) {
      padded[i] ^= pad;
    }
    return padded;
  }

  /** Continues the message. */
  void update(byte[] array, int offset, int length) {
    sha1.update(array, offset, length);
  }

  /**
   * Ends the message and begins the next one.
   *
   * @return the code of the message, valid until the next one ends
   */
  byte[] finish() {
    try {
      sha1.digest(result, 0, LENGTH);
      sha1.update(outerKey);
      sha1.update(result);
      sha1.digest(result, 0, LENGTH);
      sha1.update(innerKey);
      return result;
    } catch (DigestException e) {
      throw new IllegalStateException("SHA-1 failed", e);
    }
  }
}
