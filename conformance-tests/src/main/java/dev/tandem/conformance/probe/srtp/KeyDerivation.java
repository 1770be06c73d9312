package dev.tandem.conformance.probe.srtp;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Session keys from a master key, with a key derivation rate of zero (RFC 3711, 4.3; for 12-octet
 * salts RFC 7714, 11).
 */
final class KeyDerivation {
  static final int RTP_ENCRYPTION = 0;
  static final int RTP_AUTHENTICATION = 1;
  static final int RTP_SALT = 2;
  static final int RTCP_ENCRYPTION = 3;
  static final int RTCP_AUTHENTICATION = 4;
  static final int RTCP_SALT = 5;

  private static final int BLOCK_LENGTH = 16;
  private static final int LABEL_OFFSET = 7;

  private KeyDerivation() {}

  static byte[] derive(byte[] masterKey, byte[] masterSalt, int label, int length) {
    byte[] counter = Arrays.copyOf(masterSalt, BLOCK_LENGTH);
    counter[LABEL_OFFSET] ^= (byte) label;
    try {
      Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
      cipher.init(
          Cipher.ENCRYPT_MODE, new SecretKeySpec(masterKey, "AES"), new IvParameterSpec(counter));
      return cipher.doFinal(new byte[length]);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK has no AES in counter mode", e);
    }
  }
}
