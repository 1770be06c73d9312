package dev.tandem.server.media.srtp;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * What AES-GCM authenticates of an SRTCP packet beside its text (RFC 7714, section 9.2), in one
 * piece for native code: the header, then E flag and index.
 */
final class ControlHeader {
  private static final int USUAL_LENGTH = 64;
  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

  private final Arena memory;
  private MemorySegment octets;

  ControlHeader(Arena memory) {
    this.memory = memory;
    this.octets = memory.allocate(USUAL_LENGTH);
  }

  /** Joins both and returns where the {@code length + INDEX_LENGTH} octets stand. */
  long join(MemorySegment packet, long offset, int length, int trailer) {
    if (length + PacketCipher.INDEX_LENGTH > octets.byteSize()) {
      octets = memory.allocate(length + PacketCipher.INDEX_LENGTH);
    }
    MemorySegment.copy(packet, offset, octets, 0, length);
    octets.set(INT, length, trailer);
    return octets.address();
  }
}
