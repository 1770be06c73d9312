package dev.tandem.server.media.router;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Brings short messages from one thread to another without a lock: one writes, one reads. What was
 * written can be read once it is published, a whole batch at a time. Allocates nothing later on.
 */
final class PacketRing {
  /** Indices far enough apart that the two threads do not write to one line of the cache. */
  private static final int PUBLISHED = 16;

  private static final int RELEASED = 48;
  private static final int POSITIONS = 64;

  private final int mask;
  private final int slotOctets;
  private final byte[] octets;
  private final int[] labels;
  private final int[] lengths;
  private final AtomicLongArray positions = new AtomicLongArray(POSITIONS);
  private long written; // the writer's
  private long writable; // the writer's
  private long read; // the reader's

  /**
   * Creates an empty ring.
   *
   * @param slots messages that have room at a time, a power of two
   * @param slotOctets octets of the longest message
   */
  PacketRing(int slots, int slotOctets) {
    if (Integer.bitCount(slots) != 1) {
      throw new IllegalArgumentException("slots must be a power of two: " + slots);
    }
    this.mask = slots - 1;
    this.slotOctets = slotOctets;
    octets = new byte[slots * slotOctets];
    labels = new int[slots];
    lengths = new int[slots];
    writable = slots;
  }

  /** Writes a message; false where there is no room. By the writer. */
  boolean write(int label, byte[] buffer, int offset, int length) {
    if (written == writable) {
      writable = positions.getAcquire(RELEASED) + mask + 1;
      if (written == writable) {
        return false;
      }
    }
    int slot = (int) written & mask;
    System.arraycopy(buffer, offset, octets, slot * slotOctets, length);
    labels[slot] = label;
    lengths[slot] = length;
    written++;
    return true;
  }

  /** Lets the reader see all that was written. By the writer. */
  void publish() {
    positions.setRelease(PUBLISHED, written);
  }

  /** How many messages can be read now. By the reader. */
  int readable() {
    return (int) (positions.getAcquire(PUBLISHED) - read);
  }

  /** The label of the next message, of which there must be one. By the reader. */
  int label() {
    return labels[(int) read & mask];
  }

  /** The array that the next message stands in. */
  byte[] buffer() {
    return octets;
  }

  int offset() {
    return ((int) read & mask) * slotOctets;
  }

  int length() {
    return lengths[(int) read & mask];
  }

  /** Goes on to the message after the next; the writer may use the room again. By the reader. */
  void advance() {
    read++;
    positions.setRelease(RELEASED, read);
  }
}
