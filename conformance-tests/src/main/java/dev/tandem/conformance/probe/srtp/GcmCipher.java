package dev.tandem.conformance.probe.srtp;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-GCM (RFC 7714, 8 and 9). A new JDK cipher for each packet, since one that has sealed refuses
 * to seal the same index again, which a probe must be able to do.
 */
final class GcmCipher implements PacketCipher {
  private static final int TAG_BITS = 128;
  private static final int WORD = 4;

  private final SessionKeys rtp;
  private final SessionKeys rtcp;

  GcmCipher(SessionKeys rtp, SessionKeys rtcp) {
    this.rtp = rtp;
    this.rtcp = rtcp;
  }

  @Override
  public byte[] sealRtp(byte[] packet, int clear, int ssrc, long index) {
    byte[] aad = Arrays.copyOf(packet, clear);
    byte[] plain = Arrays.copyOfRange(packet, clear, packet.length);
    byte[] sealed =
        run(Cipher.ENCRYPT_MODE, rtp.encryption(), rtpNonce(ssrc, index), aad, plain).orElseThrow();
    return join(aad, sealed);
  }

  @Override
  public Optional<byte[]> openRtp(byte[] packet, int clear, int ssrc, long index) {
    byte[] aad = Arrays.copyOf(packet, clear);
    byte[] sealed = Arrays.copyOfRange(packet, clear, packet.length);
    return run(Cipher.DECRYPT_MODE, rtp.encryption(), rtpNonce(ssrc, index), aad, sealed)
        .map(plain -> join(aad, plain));
  }

  @Override
  public byte[] sealRtcp(byte[] compound, int ssrc, int index) {
    byte[] head = Arrays.copyOf(compound, SrtpHeader.RTCP_CLEAR);
    byte[] word = ByteBuffer.allocate(WORD).putInt(index | ENCRYPTED).array();
    byte[] plain = Arrays.copyOfRange(compound, head.length, compound.length);
    byte[] nonce = rtcpNonce(ssrc, index);
    byte[] sealed =
        run(Cipher.ENCRYPT_MODE, rtcp.encryption(), nonce, join(head, word), plain).orElseThrow();
    return join(join(head, sealed), word);
  }

  @Override
  public Optional<byte[]> openRtcp(byte[] packet, int ssrc, int indexWord) {
    byte[] head = Arrays.copyOf(packet, SrtpHeader.RTCP_CLEAR);
    byte[] word = ByteBuffer.allocate(WORD).putInt(indexWord).array();
    byte[] nonce = rtcpNonce(ssrc, indexWord & ~ENCRYPTED);
    byte[] body = Arrays.copyOfRange(packet, head.length, packet.length - WORD);
    if ((indexWord & ENCRYPTED) == 0) {
      byte[] plain = Arrays.copyOf(packet, packet.length - WORD - TAG_BITS / 8);
      byte[] tag = Arrays.copyOfRange(packet, plain.length, packet.length - WORD);
      return run(Cipher.DECRYPT_MODE, rtcp.encryption(), nonce, join(plain, word), tag)
          .map(empty -> plain);
    }
    return run(Cipher.DECRYPT_MODE, rtcp.encryption(), nonce, join(head, word), body)
        .map(plain -> join(head, plain));
  }

  @Override
  public int indexWordFromEnd() {
    return WORD;
  }

  private byte[] rtpNonce(int ssrc, long index) {
    ByteBuffer nonce = ByteBuffer.allocate(rtp.salt().length);
    nonce.putShort((short) 0).putInt(ssrc).putShort((short) (index >>> 32)).putInt((int) index);
    return xor(nonce.array(), rtp.salt());
  }

  private byte[] rtcpNonce(int ssrc, int index) {
    ByteBuffer nonce = ByteBuffer.allocate(rtcp.salt().length);
    nonce.putShort((short) 0).putInt(ssrc).putShort((short) 0).putInt(index);
    return xor(nonce.array(), rtcp.salt());
  }

  private static byte[] xor(byte[] value, byte[] salt) {
    for (int i = 0; i < value.length; i++) {
      value[i] ^= salt[i];
    }
    return value;
  }

  private static byte[] join(byte[] head, byte[] tail) {
    byte[] joined = Arrays.copyOf(head, head.length + tail.length);
    System.arraycopy(tail, 0, joined, head.length, tail.length);
    return joined;
  }

  private static Optional<byte[]> run(
      int mode, SecretKeySpec key, byte[] nonce, byte[] aad, byte[] text) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(aad);
      return Optional.of(cipher.doFinal(text));
    } catch (AEADBadTagException e) {
      return Optional.empty();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-GCM failed", e);
    }
  }
}
