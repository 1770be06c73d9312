package dev.tandem.conformance.probe.srtp;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;

/** AES in counter mode with an 80-bit HMAC-SHA1 tag (RFC 3711, 4.1.1 and 4.2.1). */
final class CounterModeCipher implements PacketCipher {
  private static final int TAG = 10;
  private static final int WORD = 4;
  private static final int BLOCK = 16;

  private final SessionKeys rtp;
  private final SessionKeys rtcp;

  CounterModeCipher(SessionKeys rtp, SessionKeys rtcp) {
    this.rtp = rtp;
    this.rtcp = rtcp;
  }

  @Override
  public byte[] sealRtp(byte[] packet, int clear, int ssrc, long index) {
    byte[] out = Arrays.copyOf(packet, packet.length + TAG);
    crypt(rtp, out, clear, packet.length, ssrc, index);
    byte[] tag = tag(rtp, out, packet.length, (int) (index >>> 16));
    System.arraycopy(tag, 0, out, packet.length, TAG);
    return out;
  }

  @Override
  public Optional<byte[]> openRtp(byte[] packet, int clear, int ssrc, long index) {
    int end = packet.length - TAG;
    if (!matches(packet, end, tag(rtp, packet, end, (int) (index >>> 16)))) {
      return Optional.empty();
    }
    byte[] out = Arrays.copyOf(packet, end);
    crypt(rtp, out, clear, end, ssrc, index);
    return Optional.of(out);
  }

  @Override
  public byte[] sealRtcp(byte[] compound, int ssrc, int index) {
    int word = compound.length;
    byte[] out = Arrays.copyOf(compound, word + WORD + TAG);
    crypt(rtcp, out, SrtpHeader.RTCP_CLEAR, word, ssrc, index);
    ByteBuffer.wrap(out).putInt(word, index | ENCRYPTED);
    System.arraycopy(tag(rtcp, out, word, index | ENCRYPTED), 0, out, word + WORD, TAG);
    return out;
  }

  @Override
  public Optional<byte[]> openRtcp(byte[] packet, int ssrc, int indexWord) {
    int end = packet.length - indexWordFromEnd();
    if (!matches(packet, end + WORD, tag(rtcp, packet, end, indexWord))) {
      return Optional.empty();
    }
    byte[] out = Arrays.copyOf(packet, end);
    if ((indexWord & ENCRYPTED) != 0) {
      crypt(rtcp, out, SrtpHeader.RTCP_CLEAR, end, ssrc, indexWord & ~ENCRYPTED);
    }
    return Optional.of(out);
  }

  @Override
  public int indexWordFromEnd() {
    return WORD + TAG;
  }

  private static void crypt(
      SessionKeys keys, byte[] packet, int from, int to, int ssrc, long index) {
    byte[] counter = Arrays.copyOf(keys.salt(), BLOCK);
    byte[] input = new byte[BLOCK];
    ByteBuffer.wrap(input).putInt(4, ssrc).putLong(8, index << 16);
    for (int i = 0; i < BLOCK; i++) {
      counter[i] ^= input[i];
    }
    try {
      Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
      cipher.init(Cipher.ENCRYPT_MODE, keys.encryption(), new IvParameterSpec(counter));
      cipher.doFinal(packet, from, to - from, packet, from);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES in counter mode failed", e);
    }
  }

  /**
   * The tag over the packet up to {@code end} and the word that follows it, whether sent or not.
   */
  private static byte[] tag(SessionKeys keys, byte[] packet, int end, int word) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(keys.authentication());
      mac.update(packet, 0, end);
      return Arrays.copyOf(mac.doFinal(ByteBuffer.allocate(WORD).putInt(word).array()), TAG);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HMAC-SHA1 failed", e);
    }
  }

  private static boolean matches(byte[] packet, int offset, byte[] tag) {
    return MessageDigest.isEqual(Arrays.copyOfRange(packet, offset, offset + TAG), tag);
  }
}
