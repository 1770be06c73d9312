package dev.tandem.server.media.srtp;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The formulas of RFC 3711 and RFC 7714 written down as they stand there, with big numbers and a
 * new cipher for each packet: what the fast ciphers are compared with.
 */
final class PlainPacketCipher {
  private final SrtpProfile profile;
  private final PacketKind kind;
  private final SessionKeys keys;

  PlainPacketCipher(SrtpProfile profile, PacketKind kind, SessionKeys keys) {
    this.profile = profile;
    this.kind = kind;
    this.keys = keys;
  }

  /** Returns header, encrypted text, gap if there is one, and tag. */
  byte[] seal(int ssrc, long index, int trailer, byte[] header, byte[] text)
      throws GeneralSecurityException {
    return profile.isAead()
        ? gcm(ssrc, index, trailer, header, text)
        : counterMode(ssrc, index, trailer, header, text);
  }

  private byte[] gcm(int ssrc, long index, int trailer, byte[] header, byte[] text)
      throws GeneralSecurityException {
    byte[] nonce = xor(12, keys.salt(), shifted(ssrc, 48).or(BigInteger.valueOf(index)));
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        Cipher.ENCRYPT_MODE,
        new SecretKeySpec(keys.encryptionKey(), "AES"),
        new GCMParameterSpec(128, nonce));
    cipher.updateAAD(header);
    if (kind == PacketKind.RTCP) {
      cipher.updateAAD(word(trailer));
    }
    return concat(header, cipher.doFinal(text));
  }

  private byte[] counterMode(int ssrc, long index, int trailer, byte[] header, byte[] text)
      throws GeneralSecurityException {
    byte[] salt = Arrays.copyOf(keys.salt(), 16);
    byte[] counter = xor(16, salt, shifted(ssrc, 64).or(BigInteger.valueOf(index).shiftLeft(16)));
    Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
    cipher.init(
        Cipher.ENCRYPT_MODE,
        new SecretKeySpec(keys.encryptionKey(), "AES"),
        new IvParameterSpec(counter));
    byte[] packet = concat(header, cipher.doFinal(text));
    Mac mac = Mac.getInstance("HmacSHA1");
    mac.init(new SecretKeySpec(keys.authenticationKey(), "HmacSHA1"));
    mac.update(packet);
    byte[] tag = Arrays.copyOf(mac.doFinal(word(trailer)), profile.tagLength());
    byte[] gap = new byte[kind == PacketKind.RTCP ? PacketCipher.INDEX_LENGTH : 0];
    return concat(concat(packet, gap), tag);
  }

  private static BigInteger shifted(int ssrc, int bits) {
    return BigInteger.valueOf(Integer.toUnsignedLong(ssrc)).shiftLeft(bits);
  }

  private static byte[] xor(int length, byte[] salt, BigInteger number) {
    byte[] octets = new BigInteger(1, salt).xor(number).toByteArray();
    byte[] result = new byte[length];
    for (int i = 1; i <= Math.min(length, octets.length); i++) {
      result[length - i] = octets[octets.length - i];
    }
    return result;
  }

  private static byte[] word(int value) {
    return ByteBuffer.allocate(4).putInt(value).array();
  }

  private static byte[] concat(byte[] a, byte[] b) {
    return ByteBuffer.allocate(a.length + b.length).put(a).put(b).array();
  }
}
