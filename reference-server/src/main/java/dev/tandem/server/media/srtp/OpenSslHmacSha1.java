package dev.tandem.server.media.srtp;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Arrays;

/** HMAC-SHA1 (RFC 2104) whose two keyed states are made once. Single-threaded. */
final class OpenSslHmacSha1 {
  private static final int BLOCK_LENGTH = 64;
  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
  private static final byte INNER_PAD = 0x36;
  private static final byte OUTER_PAD = 0x5c;

  private final MemorySegment inner;
  private final MemorySegment outer;
  private final MemorySegment state;
  private final MemorySegment digest;
  private final MemorySegment trailerOctets;

  /** Sets the key, of at most 64 octets. */
  OpenSslHmacSha1(byte[] key, Arena memory) {
    inner = keyed(key, INNER_PAD, memory);
    outer = keyed(key, OUTER_PAD, memory);
    state = memory.allocate(OpenSsl.SHA1_STATE_LENGTH, Long.BYTES);
    digest = memory.allocate(HmacSha1.LENGTH);
    trailerOctets = memory.allocate(Integer.BYTES);
  }

  private static MemorySegment keyed(byte[] key, byte pad, Arena memory) {
    byte[] padded = Arrays.copyOf(key, BLOCK_LENGTH);
    for (int i = 0; i < BLOCK_LENGTH; i++) {
      padded[i] ^= pad;
    }
    MemorySegment state = memory.allocate(OpenSsl.SHA1_STATE_LENGTH, Long.BYTES);
    OpenSsl.sha1Init(state.address());
    MemorySegment block = memory.allocateFrom(ValueLayout.JAVA_BYTE, padded);
    OpenSsl.sha1Update(state.address(), block.address(), BLOCK_LENGTH);
    return state;
  }

  /** The code of octets and a word behind them; valid until the next call. */
  MemorySegment of(long octets, int length, int trailer) {
    trailerOctets.set(INT, 0, trailer);
    MemorySegment.copy(inner, 0, state, 0, OpenSsl.SHA1_STATE_LENGTH);
    OpenSsl.sha1Update(state.address(), octets, length);
    OpenSsl.sha1Update(state.address(), trailerOctets.address(), Integer.BYTES);
    OpenSsl.sha1Final(digest.address(), state.address());
    MemorySegment.copy(outer, 0, state, 0, OpenSsl.SHA1_STATE_LENGTH);
    OpenSsl.sha1Update(state.address(), digest.address(), HmacSha1.LENGTH);
    OpenSsl.sha1Final(digest.address(), state.address());
    return digest;
  }
}
