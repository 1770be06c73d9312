package dev.tandem.server.media.srtp;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** AES-GCM by {@link BoringSsl}, with a key that is expanded once. */
final class BoringSslGcmCipher extends NativeGcmCipher {
  private final MemorySegment context;
  private final MemorySegment done;

  BoringSslGcmCipher(SrtpProfile profile, PacketKind kind, SessionKeys keys) {
    this(profile, kind, keys, Arena.ofAuto());
  }

  private BoringSslGcmCipher(SrtpProfile profile, PacketKind kind, SessionKeys keys, Arena memory) {
    super(kind, keys, memory);
    done = memory.allocate(JAVA_LONG);
    context = BoringSsl.newContext(profile, keys.encryptionKey(), TAG_LENGTH, memory);
  }

  @Override
  void encrypt(long nonce, long header, int headerLength, long in, int length, long out) {
    BoringSsl.seal(
        context.address(),
        out,
        (long) length + TAG_LENGTH,
        done.address(),
        nonce,
        in,
        length,
        header,
        headerLength);
  }

  @Override
  boolean decrypt(long nonce, long header, int headerLength, long text, int length) {
    return BoringSsl.open(
        context.address(),
        text,
        length,
        done.address(),
        nonce,
        text,
        (long) length + TAG_LENGTH,
        header,
        headerLength);
  }
}
