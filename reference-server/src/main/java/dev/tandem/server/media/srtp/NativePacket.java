package dev.tandem.server.media.srtp;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.tandem.server.media.foreign.NativeMemory;
import dev.tandem.server.media.rtp.PlainText;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.ref.Reference;
import java.util.Objects;

/**
 * What keeps native code within the memory that it is given, and a place off the heap where it
 * opens packets. Native code is given plain addresses: views of memory would be garbage wherever
 * the compiler does not see all of their use. Single-threaded.
 */
final class NativePacket {
  private static final int USUAL_LENGTH = 256;

  private final Arena memory;
  private MemorySegment packet = MemorySegment.NULL;

  NativePacket(Arena memory) {
    this.memory = memory;
  }

  /**
   * Checks that a packet of these parts lies within {@code packet}, and that both are off the heap,
   * and writes the header.
   *
   * @param behindText octets that are written behind the text
   * @return the address of the packet
   * @throws IndexOutOfBoundsException where a part does not fit
   */
  static long begin(
      byte[] header,
      int headerOffset,
      int headerLength,
      PlainText text,
      int behindText,
      MemorySegment packet,
      long place) {
    check(headerOffset, headerLength, header.length);
    check(place, (long) headerLength + text.length() + behindText, packet.byteSize());
    if (!packet.isNative() || text.address() == 0) {
      throw new IllegalArgumentException("native code cannot read the heap");
    }
    long address = packet.address() + place;
    NativeMemory.putHeader(header, headerOffset, headerLength, address);
    return address;
  }

  /** {@link Objects#checkFromIndexSize}, small enough to be part of whatever calls it. */
  private static void check(long from, long size, long length) {
    if ((from | size) < 0 || from > length - size) {
      throw new IndexOutOfBoundsException(from + " and " + size + " octets, of " + length);
    }
  }

  /**
   * Brings a packet off the heap, with {@code spare} octets behind it.
   *
   * @return its address
   * @throws IndexOutOfBoundsException where it does not lie within the array
   */
  long bring(
      byte[] array, int offset, int headerLength, int textLength, int behindText, int spare) {
    Objects.checkIndex(headerLength, Integer.MAX_VALUE);
    Objects.checkIndex(textLength, Integer.MAX_VALUE);
    int length = Math.addExact(Math.addExact(headerLength, textLength), behindText);
    Objects.checkFromIndexSize(offset, length, array.length);
    if (packet.byteSize() < length + spare) {
      packet = memory.allocate(Math.max(USUAL_LENGTH, 2L * (length + spare)));
    }
    MemorySegment.copy(array, offset, packet, JAVA_BYTE, 0, length);
    return packet.address();
  }

  /** To be called behind a native call: until then the memory of these objects is not freed. */
  @SuppressWarnings("ReachabilityFenceUsage") // after an exception no native call follows
  static void used(Object cipher, Object first, Object second) {
    Reference.reachabilityFence(cipher);
    Reference.reachabilityFence(first);
    Reference.reachabilityFence(second);
  }

  /** Takes the text of an opened packet to the heap. */
  void takeText(int headerLength, int textLength, byte[] out, int outOffset) {
    MemorySegment.copy(packet, JAVA_BYTE, headerLength, out, outOffset, textLength);
  }

  /** The packet that was brought last. */
  MemorySegment octets() {
    return packet;
  }
}
