package dev.tandem.server.media.srtp;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.tandem.server.media.rtp.PlainText;
import java.lang.foreign.MemorySegment;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.ShortBufferException;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES in counter mode with HMAC-SHA1 (RFC 3711, sections 4.1.1 and 4.2.1).
 *
 * <pre>
 *  octet     0   1   2   3   4   5   6   7   8   9  10  11  12  13  14  15
 *          +---------------+---------------+-----------------------+-------+
 *          |       0       |     SSRC      |     packet index      | block |
 *          +---------------+---------------+-----------------------+-------+
 *     XOR  |                     session salt                      |   0   |  =  counter
 *          +-------------------------------------------------------+-------+
 * </pre>
 *
 * <p>The key stream is made by encrypting the counters themselves, many at a time, with a cipher
 * that is keyed once. The platform's own counter mode would have to be set up anew, with garbage,
 * for each packet.
 */
final class AesCmPacketCipher implements PacketCipher {
  private static final int BLOCK_LENGTH = 16;
  private static final int CHUNK_LENGTH = 32 * BLOCK_LENGTH;

  private final int tagLength;
  private final int gapBeforeTag;
  private final Cipher aes;
  private final HmacSha1 hmac;
  private final long saltHead;
  private final long saltTail;
  private final byte[] counters = new byte[CHUNK_LENGTH];
  private final byte[] keyStream = new byte[CHUNK_LENGTH];
  private final byte[] trailerOctets = new byte[INDEX_LENGTH];
  private final Scratch scratch = new Scratch();

  AesCmPacketCipher(SrtpProfile profile, PacketKind kind, SessionKeys keys) {
    this.tagLength = profile.tagLength();
    this.gapBeforeTag = kind == PacketKind.RTCP ? INDEX_LENGTH : 0;
    this.hmac = new HmacSha1(keys.authenticationKey());
    this.saltHead = Octets.getLong(keys.salt(), 0);
    this.saltTail = Octets.getLong(keys.salt(), 6) << 16;
    try {
      this.aes = Cipher.getInstance("AES/ECB/NoPadding");
      aes.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(keys.encryptionKey(), "AES"));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES is missing", e);
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
    int length = headerLength + text.length();
    byte[] array = scratch.of(length);
    System.arraycopy(header, headerOffset, array, 0, headerLength);
    crypt(ssrc, index, text.array(), text.offset(), text.length(), array, headerLength);
    byte[] tag = authenticate(array, 0, length, trailer);
    MemorySegment.copy(array, 0, packet, JAVA_BYTE, place, length);
    MemorySegment.copy(tag, 0, packet, JAVA_BYTE, place + length + gapBeforeTag, tagLength);
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
    int textEnd = offset + headerLength + textLength;
    byte[] tag = authenticate(packet, offset, headerLength + textLength, trailer);
    if (!equalInConstantTime(tag, packet, textEnd + gapBeforeTag)) {
      return false;
    }
    crypt(ssrc, index, packet, offset + headerLength, textLength, out, outOffset);
    return true;
  }

  private byte[] authenticate(byte[] packet, int offset, int length, int trailer) {
    Octets.putInt(trailerOctets, 0, trailer);
    hmac.update(packet, offset, length);
    hmac.update(trailerOctets, 0, INDEX_LENGTH);
    return hmac.finish();
  }

  private boolean equalInConstantTime(byte[] tag, byte[] packet, int tagOffset) {
    int difference = 0;
    for (int i = 0; i < tagLength; i++) {
      difference |= tag[i] ^ packet[tagOffset + i];
    }
    return difference == 0;
  }

  /** Adds the key stream of a packet; encryption and decryption are the same. */
  private void crypt(
      int ssrc, long index, byte[] in, int inOffset, int length, byte[] out, int outOffset) {
    long head = saltHead ^ (ssrc & 0xffff_ffffL);
    long tail = saltTail ^ (index << 16);
    for (int done = 0; done < length; done += CHUNK_LENGTH) {
      int chunk = Math.min(CHUNK_LENGTH, length - done);
      nextKeyStream(head, tail + done / BLOCK_LENGTH, chunk);
      for (int i = 0; i < chunk; i++) {
        out[outOffset + done + i] = (byte) (in[inOffset + done + i] ^ keyStream[i]);
      }
    }
  }

  private void nextKeyStream(long head, long firstTail, int length) {
    int blocks = (length + BLOCK_LENGTH - 1) / BLOCK_LENGTH;
    for (int block = 0; block < blocks; block++) {
      Octets.putLong(counters, block * BLOCK_LENGTH, head);
      Octets.putLong(counters, block * BLOCK_LENGTH + 8, firstTail + block);
    }
    try {
      aes.update(counters, 0, blocks * BLOCK_LENGTH, keyStream, 0);
    } catch (ShortBufferException e) {
      throw new IllegalStateException("AES gives more than it takes", e);
    }
  }
}
