package dev.tandem.server.media.srtp;

import dev.tandem.server.media.foreign.NativeMemory;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** AES-GCM by {@link IpsecMb}, with a key that is expanded once. */
final class IpsecMbGcmCipher extends NativeGcmCipher {
  private final boolean is256;
  private final MemorySegment memory;
  private final long key;
  private final long context;
  private final long tag;

  IpsecMbGcmCipher(SrtpProfile profile, PacketKind kind, SessionKeys keys) {
    this(profile, kind, keys, Arena.ofAuto());
  }

  private IpsecMbGcmCipher(SrtpProfile profile, PacketKind kind, SessionKeys keys, Arena arena) {
    super(kind, keys, arena);
    is256 = profile == SrtpProfile.AEAD_AES_256_GCM;
    long contextPlace = IpsecMb.KEY_LENGTH;
    long tagPlace = contextPlace + IpsecMb.CONTEXT_LENGTH;
    memory = arena.allocate(tagPlace + TAG_LENGTH, IpsecMb.KEY_ALIGNMENT);
    key = memory.address();
    context = key + contextPlace;
    tag = key + tagPlace;
    IpsecMb.expandKey(is256, MemorySegment.ofArray(keys.encryptionKey()), memory);
  }

  @Override
  void encrypt(long nonce, long header, int headerLength, long in, int length, long out) {
    IpsecMb.encrypt(
        is256, key, context, out, in, length, nonce, header, headerLength, out + length);
  }

  @Override
  boolean decrypt(long nonce, long header, int headerLength, long text, int length) {
    IpsecMb.decrypt(is256, key, context, text, text, length, nonce, header, headerLength, tag);
    long sent = text + length;
    long difference =
        (NativeMemory.getLong(sent) ^ NativeMemory.getLong(tag))
            | (NativeMemory.getLong(sent + 8) ^ NativeMemory.getLong(tag + 8));
    return difference == 0;
  }
}
