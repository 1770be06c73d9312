package dev.tandem.server.media.srtp;

import dev.tandem.server.media.rtp.PlainText;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * AES-GCM (RFC 7714) by a native library: what is given to native code is checked and put in its
 * place here, and a library only has to encrypt and decrypt.
 */
abstract class NativeGcmCipher implements PacketCipher {
  static final int TAG_LENGTH = 16;

  private static final int LAST_BLOCK = 16;

  private final boolean trailerIsAuthenticated;
  private final GcmNonce nonce;
  private final ControlHeader controlHeader;
  private final NativePacket opened;

  NativeGcmCipher(PacketKind kind, SessionKeys keys, Arena memory) {
    trailerIsAuthenticated = kind == PacketKind.RTCP;
    nonce = new GcmNonce(keys.salt(), memory);
    controlHeader = new ControlHeader(memory);
    opened = new NativePacket(memory);
  }

  /** Encrypts {@code length} octets from one address to another and puts the tag behind them. */
  abstract void encrypt(
      long nonceAddress, long header, int headerLength, long in, int length, long out);

  /**
   * Decrypts {@code length} octets where they stand; the tag stands behind them, and a block of
   * room behind the tag.
   *
   * @return false where the tag does not fit
   */
  abstract boolean decrypt(long nonceAddress, long header, int headerLength, long text, int length);

  @Override
  public final void seal(
      int ssrc,
      long index,
      int trailer,
      byte[] header,
      int headerOffset,
      int headerLength,
      PlainText text,
      MemorySegment packet,
      long place) {
    int length = text.length();
    long address =
        NativePacket.begin(header, headerOffset, headerLength, text, TAG_LENGTH, packet, place);
    long authenticated = address;
    int authenticatedLength = headerLength;
    if (trailerIsAuthenticated) {
      authenticated = controlHeader.join(packet, place, headerLength, trailer);
      authenticatedLength += INDEX_LENGTH;
    }
    encrypt(
        nonce.of(ssrc, index),
        authenticated,
        authenticatedLength,
        text.address(),
        length,
        address + headerLength);
    nonce.prepare(ssrc, index + 1);
    NativePacket.used(this, packet, text);
  }

  @Override
  public final boolean open(
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
    long text = header + headerLength;
    long authenticated = header;
    int authenticatedLength = headerLength;
    if (trailerIsAuthenticated) {
      authenticated = controlHeader.join(opened.octets(), 0, headerLength, trailer);
      authenticatedLength += INDEX_LENGTH;
    }
    boolean authentic =
        decrypt(nonce.of(ssrc, index), authenticated, authenticatedLength, text, textLength);
    opened.takeText(headerLength, textLength, out, outOffset);
    NativePacket.used(this, opened, controlHeader);
    return authentic;
  }
}
