package dev.tandem.server.media.srtp;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.tandem.server.media.rtp.PlainText;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.function.ToIntFunction;

/** Packets are sealed into memory off the heap; tests look at them in arrays. */
final class OffHeap {

  private OffHeap() {}

  /** Has something done to a packet off the heap, and brings the packet back. */
  static int apply(byte[] packet, ToIntFunction<MemorySegment> action) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment memory = arena.allocateFrom(JAVA_BYTE, packet);
      int result = action.applyAsInt(memory);
      MemorySegment.copy(memory, JAVA_BYTE, 0, packet, 0, packet.length);
      return result;
    }
  }

  static MemorySegment of(byte[] octets) {
    return Arena.ofAuto().allocateFrom(JAVA_BYTE, octets);
  }

  /** A text that stands in an array, and a copy of it off the heap. */
  static PlainText text(byte[] array, int offset, int length) {
    return new PlainText().set(array, offset, of(array), offset, length);
  }

  static void seal(
      PacketCipher cipher,
      int ssrc,
      long index,
      int trailer,
      byte[] packet,
      int offset,
      int headerLength,
      byte[] text,
      int textOffset,
      int textLength) {
    apply(
        packet,
        memory -> {
          PlainText clear = text(text, textOffset, textLength);
          cipher.seal(ssrc, index, trailer, packet, offset, headerLength, clear, memory, offset);
          return 0;
        });
  }
}
