package dev.tandem.server.media.srtp;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.tandem.server.media.rtp.PlainText;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * AES in counter mode with HMAC-SHA1 (RFC 3711, sections 4.1.1 and 4.2.1) by {@link OpenSsl}. The
 * AES key is expanded once, and both keyed SHA-1 states of the HMAC are made once and copied.
 */
final class OpenSslCmCipher implements PacketCipher {
  private static final int BLOCK_LENGTH = 16;
  private static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

  private final int tagLength;
  private final int gapBeforeTag;
  private final MemorySegment context;
  private final MemorySegment done;
  private final MemorySegment counter;
  private final OpenSslHmacSha1 hmac;
  private final NativePacket opened;
  private final long saltHead;
  private final long saltTail;

  OpenSslCmCipher(SrtpProfile profile, PacketKind kind, SessionKeys keys) {
    Arena memory = Arena.ofAuto();
    tagLength = profile.tagLength();
    gapBeforeTag = kind == PacketKind.RTCP ? INDEX_LENGTH : 0;
    saltHead = Octets.getLong(keys.salt(), 0);
    saltTail = Octets.getLong(keys.salt(), 6) << 16;
    done = memory.allocate(JAVA_INT);
    counter = memory.allocate(BLOCK_LENGTH);
    hmac = new OpenSslHmacSha1(keys.authenticationKey(), memory);
    opened = new NativePacket(memory);
    context = OpenSsl.newContext(profile, keys.encryptionKey(), memory);
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
    int behindText = gapBeforeTag + tagLength;
    long address =
        NativePacket.begin(header, headerOffset, headerLength, text, behindText, packet, place);
    int length = headerLength + text.length();
    crypt(ssrc, index, text.address(), text.length(), address + headerLength);
    MemorySegment code = hmac.of(address, length, trailer);
    MemorySegment.copy(code, 0, packet, place + length + gapBeforeTag, tagLength);
    NativePacket.used(this, packet, text);
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
    int behindText = gapBeforeTag + tagLength;
    long header = opened.bring(packet, offset, headerLength, textLength, behindText, 0);
    int length = headerLength + textLength;
    boolean authentic = fits(hmac.of(header, length, trailer), length + gapBeforeTag);
    if (authentic) {
      long place = header + headerLength;
      crypt(ssrc, index, place, textLength, place);
      opened.takeText(headerLength, textLength, out, outOffset);
    }
    NativePacket.used(this, opened, hmac);
    return authentic;
  }

  private boolean fits(MemorySegment code, long tagPlace) {
    int difference = 0;
    for (int i = 0; i < tagLength; i++) {
      difference |= code.get(JAVA_BYTE, i) ^ opened.octets().get(JAVA_BYTE, tagPlace + i);
    }
    return difference == 0;
  }

  /** Adds the key stream of a packet; encryption and decryption are the same. */
  private void crypt(int ssrc, long index, long in, int length, long out) {
    counter.set(LONG, 0, saltHead ^ (ssrc & 0xffff_ffffL));
    counter.set(LONG, 8, saltTail ^ (index << 16));
    if (length > 0) {
      OpenSsl.begin(context.address(), counter.address(), true);
      OpenSsl.update(context.address(), out, done.address(), in, length);
    }
  }
}
