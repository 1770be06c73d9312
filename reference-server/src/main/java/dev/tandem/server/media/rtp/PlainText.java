package dev.tandem.server.media.rtp;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.MemorySegment;
import java.util.Objects;

/**
 * The text of a packet before it is encrypted, off the heap, where native ciphers read it, and on
 * the heap, where the ciphers of the Java platform do. Reused; whoever names both keeps them alike.
 */
public final class PlainText {
  private byte[] copy = {};
  private byte[] array = {};
  private boolean inArray = true;
  private int offset;
  private MemorySegment memory = MemorySegment.NULL;
  private long place;
  private long address;
  private int length;

  /**
   * Moves to {@code length} octets at an index of an array and at a place off the heap.
   *
   * @throws IndexOutOfBoundsException where the memory is shorter
   */
  public PlainText set(byte[] array, int offset, MemorySegment memory, long place, int length) {
    Objects.checkFromIndexSize(place, (long) length, memory.byteSize());
    this.array = array;
    this.inArray = true;
    this.offset = offset;
    this.memory = memory;
    this.place = place;
    this.address = memory.isNative() ? memory.address() + place : 0;
    this.length = length;
    return this;
  }

  /** Moves to octets off the heap, which are copied when an array is asked for. */
  public PlainText set(MemorySegment memory, long place, int length) {
    set(array, 0, memory, place, length);
    inArray = false;
    return this;
  }

  /** The array that holds the text. */
  public byte[] array() {
    if (!inArray) {
      inArray = true;
      copy = copy.length < length ? new byte[length] : copy;
      array = copy;
      MemorySegment.copy(memory, JAVA_BYTE, place, array, 0, length);
    }
    return array;
  }

  /** The index of the text in {@link #array}. */
  public int offset() {
    return offset;
  }

  /**
   * The address of the text off the heap, where as many octets as it is long are its own; 0 where
   * there are none. Who gives it to native code keeps this object reachable meanwhile.
   */
  public long address() {
    return address;
  }

  /** The text off the heap, as a view that is made for the caller. */
  public MemorySegment octets() {
    return memory.asSlice(place, length);
  }

  /** Octets of text. */
  public int length() {
    return length;
  }
}
