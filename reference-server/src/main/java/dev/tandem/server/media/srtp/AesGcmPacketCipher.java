package dev.tandem.server.media.srtp;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.tandem.server.media.rtp.PlainText;
import java.lang.foreign.MemorySegment;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES in Galois/counter mode (RFC 7714, sections 8 and 9) by one reused cipher of the Java
 * platform.
 *
 * <pre>
 *  octet     0   1   2   3   4   5   6   7   8   9  10  11
 *          +-------+---------------+-----------------------+
 *          |   0   |     SSRC      |     packet index      |
 *          +-------+---------------+-----------------------+
 *     XOR  |                 session salt                  |  =  nonce
 *          +-----------------------------------------------+
 * </pre>
 */
final class AesGcmPacketCipher implements PacketCipher {
  private static final int TAG_LENGTH = 16;
  private static final int NONCE_LENGTH = 12;

  private final boolean trailerIsAuthenticated;
  private final Cipher cipher;
  private final Key key;
  private final int saltHead;
  private final long saltTail;
  private final byte[] trailerOctets = new byte[INDEX_LENGTH];
  private final Scratch scratch = new Scratch();
  private Nonce sealNonce = new Nonce();
  private Nonce previousSealNonce = new Nonce();
  private final Nonce spacer = new Nonce();
  private final Nonce openNonce = new Nonce();

  AesGcmPacketCipher(PacketKind kind, SessionKeys keys) {
    this.trailerIsAuthenticated = kind == PacketKind.RTCP;
    this.key = new SecretKeySpec(keys.encryptionKey(), "AES");
    this.saltHead = Octets.getInt(keys.salt(), 0);
    this.saltTail = Octets.getLong(keys.salt(), 4);
    try {
      this.cipher = Cipher.getInstance("AES/GCM/NoPadding");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-GCM is missing", e);
    }
  }

  @Override
  public void seal(
      int ssrc,
      long index,
      int trailer,
      byte[] header,
      int headerOffset,
      int headerLength,
      PlainText text,
      MemorySegment packet,
      long place) {
    try {
      Nonce nonce = previousSealNonce;
      previousSealNonce = sealNonce;
      sealNonce = nonce;
      set(nonce, ssrc, index);
      if (Arrays.equals(nonce.octets, previousSealNonce.octets)) {
        // The platform refuses one nonce twice in a row, even for the same packet; this seals
        // nothing.
        spacer.set(~saltHead, ~saltTail);
        cipher.init(Cipher.ENCRYPT_MODE, key, spacer);
      }
      cipher.init(Cipher.ENCRYPT_MODE, key, nonce);
      authenticateAround(header, headerOffset, headerLength, trailer);
      int length = headerLength + text.length() + TAG_LENGTH;
      byte[] array = scratch.of(length);
      System.arraycopy(header, headerOffset, array, 0, headerLength);
      cipher.doFinal(text.array(), text.offset(), text.length(), array, headerLength);
      MemorySegment.copy(array, 0, packet, JAVA_BYTE, place, length);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-GCM failed to encrypt", e);
    }
  }

  @Override
  public boolean open(
      int ssrc,
      long index,
      int trailer,
      byte[] packet,
      int offset,
      int headerLength,
      int textLength,
      byte[] out,
      int outOffset) {
    try {
      set(openNonce, ssrc, index);
      cipher.init(Cipher.DECRYPT_MODE, key, openNonce);
      authenticateAround(packet, offset, headerLength, trailer);
      cipher.doFinal(packet, offset + headerLength, textLength + TAG_LENGTH, out, outOffset);
      return true;
    } catch (AEADBadTagException e) {
      return false;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-GCM failed to decrypt", e);
    }
  }

  private void authenticateAround(byte[] packet, int offset, int headerLength, int trailer) {
    cipher.updateAAD(packet, offset, headerLength);
    if (trailerIsAuthenticated) {
      Octets.putInt(trailerOctets, 0, trailer);
      cipher.updateAAD(trailerOctets);
    }
  }

  private void set(Nonce nonce, int ssrc, long index) {
    nonce.set(saltHead ^ (ssrc >>> 16), saltTail ^ ((long) ssrc << 48) ^ index);
  }

  /**
   * A nonce that is written anew for each packet. The cipher keeps a reference to the octets of the
   * last nonce it sealed with, to compare the next one with; that is why two of these take turns.
   */
  private static final class Nonce extends GCMParameterSpec {
    private final byte[] octets = new byte[NONCE_LENGTH];

    Nonce() {
      super(TAG_LENGTH * Byte.SIZE, new byte[NONCE_LENGTH]);
    }

    void set(int head, long tail) {
      Octets.putInt(octets, 0, head);
      Octets.putLong(octets, 4, tail);
    }

    @Override
    public byte[] getIV() {
      return octets;
    }
  }
}
