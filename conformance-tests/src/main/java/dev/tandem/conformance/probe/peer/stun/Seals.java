package dev.tandem.conformance.probe.peer.stun;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What closes a message: MESSAGE-INTEGRITY and FINGERPRINT (RFC 8489 sections 14.5 and 14.7). Each
 * covers what stands before it, with a length in the header as if it were the last attribute.
 */
final class Seals {
  static final int INTEGRITY_LENGTH = 20;
  private static final int FINGERPRINT_LENGTH = 4;
  private static final int FINGERPRINT_MASK = 0x5354554E;

  private Seals() {}

  static byte[] integrity(byte[] message, int offset, String password) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(password.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
      return mac.doFinal(covered(message, offset, INTEGRITY_LENGTH));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no HMAC-SHA1", e);
    }
  }

  static int fingerprint(byte[] message, int offset) {
    CRC32 crc = new CRC32();
    crc.update(covered(message, offset, FINGERPRINT_LENGTH));
    return (int) crc.getValue() ^ FINGERPRINT_MASK;
  }

  private static byte[] covered(byte[] message, int offset, int valueLength) {
    byte[] covered = Arrays.copyOf(message, offset);
    int length = offset - StunMessage.HEADER + 4 + valueLength;
    ByteBuffer.wrap(covered).putShort(2, (short) length);
    return covered;
  }
}
