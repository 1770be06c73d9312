package dev.tandem.server.media.srtp;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** AES-GCM (RFC 7714) by {@link BoringSsl}, with a key that is expanded once. */
final class BoringSslGcmCipher implements PacketCipher {
  private static final int TAG_LENGTH = 16;

  private final boolean trailerIsAuthenticated;
  private final MemorySegment context;
  private final MemorySegment done;
  private final GcmNonce nonce;
  private final ControlHeader controlHeader;
  private final NativePacket opened;

  BoringSslGcmCipher(SrtpProfile profile, PacketKind kind, SessionKeys keys) {
    Arena memory = Arena.ofAuto();
    trailerIsAuthenticated = kind == PacketKind.RTCP;
    done = memory.allocate(JAVA_LONG);
    nonce = new GcmNonce(keys.salt(), memory.allocate(GcmNonce.LENGTH));
    controlHeader = new ControlHeader(memory);
    opened = new NativePacket(memory);
    context = BoringSsl.newContext(profile, keys.encryptionKey(), TAG_LENGTH, memory);
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
    long header = packet.address() + offset;
    long authenticated = header;
    long authenticatedLength = headerLength;
    if (trailerIsAuthenticated) {
      authenticated = controlHeader.join(packet, offset, headerLength, trailer);
      authenticatedLength += INDEX_LENGTH;
    }
    nonce.set(ssrc, index);
    BoringSsl.seal(
        context.address(),
        header + headerLength,
        (long) textLength + TAG_LENGTH,
        done.address(),
        nonce.address(),
        text.address() + textOffset,
        textLength,
        authenticated,
        authenticatedLength);
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
    long header = opened.bring(packet, offset, headerLength, textLength, TAG_LENGTH, 0);
    long place = header + headerLength;
    long authenticated = header;
    long authenticatedLength = headerLength;
    if (trailerIsAuthenticated) {
      authenticated = controlHeader.join(opened.octets(), 0, headerLength, trailer);
      authenticatedLength += INDEX_LENGTH;
    }
    nonce.set(ssrc, index);
    boolean authentic =
        BoringSsl.open(
            context.address(),
            place,
            textLength,
            done.address(),
            nonce.address(),
            place,
            (long) textLength + TAG_LENGTH,
            authenticated,
            authenticatedLength);
    opened.takeText(headerLength, textLength, out, outOffset);
    NativePacket.used(this, opened, controlHeader);
    return authentic;
  }
}
