package dev.tandem.server.media.srtp;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** AES-GCM by {@link OpenSsl}, with a key that is expanded once. */
final class OpenSslGcmCipher extends NativeGcmCipher {
  private final MemorySegment context;
  private final MemorySegment done;

  OpenSslGcmCipher(SrtpProfile profile, PacketKind kind, SessionKeys keys) {
    this(profile, kind, keys, Arena.ofAuto());
  }

  private OpenSslGcmCipher(SrtpProfile profile, PacketKind kind, SessionKeys keys, Arena memory) {
    super(kind, keys, memory);
    done = memory.allocate(JAVA_INT);
    context = OpenSsl.newContext(profile, keys.encryptionKey(), memory);
  }

  @Override
  void encrypt(long nonce, long header, int headerLength, long in, int length, long out) {
    OpenSsl.begin(context.address(), nonce, true);
    OpenSsl.update(context.address(), 0, done.address(), header, headerLength);
    if (length > 0) {
      OpenSsl.update(context.address(), out, done.address(), in, length);
    }
    OpenSsl.finish(context.address(), out + length, done.address());
    OpenSsl.tag(context.address(), out + length, TAG_LENGTH);
  }

  @Override
  boolean decrypt(long nonce, long header, int headerLength, long text, int length) {
    long tag = text + length;
    OpenSsl.begin(context.address(), nonce, false);
    OpenSsl.expectTag(context.address(), tag, TAG_LENGTH);
    OpenSsl.update(context.address(), 0, done.address(), header, headerLength);
    if (length > 0) {
      OpenSsl.update(context.address(), text, done.address(), text, length);
    }
    return OpenSsl.finish(context.address(), tag + TAG_LENGTH, done.address());
  }
}
