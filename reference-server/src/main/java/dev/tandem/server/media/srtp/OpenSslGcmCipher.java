package dev.tandem.server.media.srtp;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** AES-GCM (RFC 7714) by {@link OpenSsl}, with a key that is expanded once. */
final class OpenSslGcmCipher implements PacketCipher {
  private static final int TAG_LENGTH = 16;
  private static final int LAST_BLOCK = 16;

  private final boolean trailerIsAuthenticated;
  private final MemorySegment context;
  private final MemorySegment done;
  private final GcmNonce nonce;
  private final ControlHeader controlHeader;
  private final NativePacket opened;

  OpenSslGcmCipher(SrtpProfile profile, PacketKind kind, SessionKeys keys) {
    Arena memory = Arena.ofAuto();
    trailerIsAuthenticated = kind == PacketKind.RTCP;
    done = memory.allocate(JAVA_INT);
    nonce = new GcmNonce(keys.salt(), memory.allocate(GcmNonce.LENGTH));
    controlHeader = new ControlHeader(memory);
    opened = new NativePacket(memory);
    context = OpenSsl.newContext(profile, keys.encryptionKey(), memory);
  }

  @Override
  public void seal(
      int ssrc,
      long index,
      int trailer,
      MemorySegment packet,
      long offset,
      int headerLength,
      MemorySegment text,
      long textOffset,
      int textLength) {
    NativePacket.requireRoom(
        packet, offset, headerLength, text, textOffset, textLength, TAG_LENGTH);
    long out = packet.address() + offset + headerLength;
    nonce.set(ssrc, index);
    OpenSsl.begin(context.address(), nonce.address(), true);
    authenticate(packet, offset, headerLength, trailer);
    if (textLength > 0) {
      long in = text.address() + textOffset;
      OpenSsl.update(context.address(), out, done.address(), in, textLength);
    }
    OpenSsl.finish(context.address(), out + textLength, done.address());
    OpenSsl.tag(context.address(), out + textLength, TAG_LENGTH);
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
    long header = opened.bring(packet, offset, headerLength, textLength, TAG_LENGTH, LAST_BLOCK);
    long place = header + headerLength;
    long end = place + textLength;
    nonce.set(ssrc, index);
    OpenSsl.begin(context.address(), nonce.address(), false);
    OpenSsl.expectTag(context.address(), end, TAG_LENGTH);
    authenticate(opened.octets(), 0, headerLength, trailer);
    if (textLength > 0) {
      OpenSsl.update(context.address(), place, done.address(), place, textLength);
    }
    boolean authentic = OpenSsl.finish(context.address(), end + TAG_LENGTH, done.address());
    opened.takeText(headerLength, textLength, out, outOffset);
    NativePacket.used(this, opened, controlHeader);
    return authentic;
  }

  private void authenticate(MemorySegment packet, long offset, int headerLength, int trailer) {
    if (trailerIsAuthenticated) {
      long joined = controlHeader.join(packet, offset, headerLength, trailer);
      OpenSsl.update(context.address(), 0, done.address(), joined, headerLength + INDEX_LENGTH);
    } else {
      long header = packet.address() + offset;
      OpenSsl.update(context.address(), 0, done.address(), header, headerLength);
    }
  }
}
