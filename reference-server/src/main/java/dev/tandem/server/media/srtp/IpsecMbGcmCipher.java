package dev.tandem.server.media.srtp;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** AES-GCM (RFC 7714) by {@link IpsecMb}, with a key that is expanded once. */
final class IpsecMbGcmCipher implements PacketCipher {
  private static final int TAG_LENGTH = 16;
  private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED;

  private final boolean is256;
  private final boolean trailerIsAuthenticated;
  private final MemorySegment key;
  private final MemorySegment context;
  private final MemorySegment tag;
  private final GcmNonce nonce;
  private final ControlHeader controlHeader;
  private final NativePacket opened;

  IpsecMbGcmCipher(SrtpProfile profile, PacketKind kind, SessionKeys keys) {
    Arena memory = Arena.ofAuto();
    is256 = profile == SrtpProfile.AEAD_AES_256_GCM;
    trailerIsAuthenticated = kind == PacketKind.RTCP;
    key = memory.allocate(IpsecMb.KEY_LENGTH, IpsecMb.KEY_ALIGNMENT);
    context = memory.allocate(IpsecMb.CONTEXT_LENGTH, IpsecMb.KEY_ALIGNMENT);
    tag = memory.allocate(TAG_LENGTH);
    nonce = new GcmNonce(keys.salt(), memory.allocate(GcmNonce.LENGTH));
    controlHeader = new ControlHeader(memory);
    opened = new NativePacket(memory);
    IpsecMb.expandKey(is256, MemorySegment.ofArray(keys.encryptionKey()), key);
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
    long out = header + headerLength;
    long authenticated = header;
    long authenticatedLength = headerLength;
    if (trailerIsAuthenticated) {
      authenticated = controlHeader.join(packet, offset, headerLength, trailer);
      authenticatedLength += INDEX_LENGTH;
    }
    nonce.set(ssrc, index);
    IpsecMb.encrypt(
        is256,
        key.address(),
        context.address(),
        out,
        text.address() + textOffset,
        textLength,
        nonce.address(),
        authenticated,
        authenticatedLength,
        out + textLength);
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
    IpsecMb.decrypt(
        is256,
        key.address(),
        context.address(),
        place,
        place,
        textLength,
        nonce.address(),
        authenticated,
        authenticatedLength,
        tag.address());
    opened.takeText(headerLength, textLength, out, outOffset);
    NativePacket.used(this, opened, controlHeader);
    return tagFits(headerLength + textLength);
  }

  private boolean tagFits(long place) {
    MemorySegment packet = opened.octets();
    long difference =
        (packet.get(LONG, place) ^ tag.get(LONG, 0))
            | (packet.get(LONG, place + Long.BYTES) ^ tag.get(LONG, Long.BYTES));
    return difference == 0;
  }
}
