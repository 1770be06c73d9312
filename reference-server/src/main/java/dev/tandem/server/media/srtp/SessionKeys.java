package dev.tandem.server.media.srtp;

import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys that protect the packets of one direction and kind, derived from a master key (RFC 3711,
 * section 4.3; RFC 7714, section 11).
 *
 * <p>Each is a piece of AES counter mode key stream under the master key. What tells the pieces
 * apart is a label, mixed into octet 7 of the master salt; the rest is zero, since master keys are
 * never renewed on a schedule here (key derivation rate 0):
 *
 * <pre>
 *  octet     0   1   2   3   4   5   6   7   8   9  10  11  12  13  14  15
 *          +-------------------------------------------------------+-------+
 *          |     master salt (12 octets are filled up with zeros)  |   0   |  counter, from 0
 *          +---------------------------+---+-----------------------+-------+
 *                                XOR   | L |
 *                                      +---+
 * </pre>
 *
 * @param encryptionKey the key of the cipher
 * @param authenticationKey the key of the HMAC; empty if the cipher authenticates by itself
 * @param salt the secret part of the nonce
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, compared by nobody
public record SessionKeys(byte[] encryptionKey, byte[] authenticationKey, byte[] salt) {

  private static final int LABEL_RTP_ENCRYPTION = 0;
  private static final int LABEL_RTCP_ENCRYPTION = 3;
  private static final int LABEL_OFFSET = 7;

  /**
   * Derives the keys of one kind of packet.
   *
   * @throws IllegalArgumentException if a length does not fit the profile
   */
  public static SessionKeys derive(
      SrtpProfile profile, PacketKind kind, byte[] masterKey, byte[] masterSalt) {
    requireLength("master key", masterKey, profile.keyLength());
    requireLength("master salt", masterSalt, profile.saltLength());
    int label = kind == PacketKind.RTP ? LABEL_RTP_ENCRYPTION : LABEL_RTCP_ENCRYPTION;
    return new SessionKeys(
        keyStream(masterKey, masterSalt, label, profile.keyLength()),
        keyStream(masterKey, masterSalt, label + 1, profile.authenticationKeyLength()),
        keyStream(masterKey, masterSalt, label + 2, profile.saltLength()));
  }

  /** The pseudo-random function of RFC 3711, section 4.3.3. */
  static byte[] keyStream(byte[] masterKey, byte[] masterSalt, int label, int length) {
    byte[] counter = new byte[16];
    System.arraycopy(masterSalt, 0, counter, 0, masterSalt.length);
    counter[LABEL_OFFSET] ^= (byte) label;
    try {
      Cipher aes = Cipher.getInstance("AES/CTR/NoPadding");
      SecretKeySpec key = new SecretKeySpec(masterKey, "AES");
      aes.init(Cipher.ENCRYPT_MODE, key, new IvParameterSpec(counter));
      return aes.doFinal(new byte[length]);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES in counter mode is missing", e);
    }
  }

  private static void requireLength(String what, byte[] octets, int length) {
    if (octets.length != length) {
      throw new IllegalArgumentException(
          "The " + what + " has " + octets.length + " octets instead of " + length);
    }
  }
}
