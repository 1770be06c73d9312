package dev.tandem.load.client;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/** The last payloads that a publisher has sent, off the heap, by sequence number. */
final class SentPayloads {
  private static final int SLOT = 1280;

  private final int mask;
  private final MemorySegment memory;
  private final int[] sequences;
  private final int[] lengths;
  private final int[] timestamps;
  private final boolean[] markers;

  SentPayloads(int slots) {
    mask = slots - 1;
    memory = Arena.ofAuto().allocate((long) slots * SLOT);
    sequences = new int[slots];
    lengths = new int[slots];
    timestamps = new int[slots];
    markers = new boolean[slots];
    Arrays.fill(sequences, -1);
  }

  MemorySegment memory() {
    return memory;
  }

  /** Where the payload of a packet stands, or is to be written. */
  long place(int sequence) {
    return (long) (sequence & mask) * SLOT;
  }

  /** Keeps the payload that was written to its place. */
  void keep(int sequence, int length, int timestamp, boolean marker) {
    int slot = sequence & mask;
    sequences[slot] = sequence;
    lengths[slot] = length;
    timestamps[slot] = timestamp;
    markers[slot] = marker;
  }

  boolean has(int sequence) {
    return sequences[sequence & mask] == sequence;
  }

  int length(int sequence) {
    return lengths[sequence & mask];
  }

  int timestamp(int sequence) {
    return timestamps[sequence & mask];
  }

  boolean marker(int sequence) {
    return markers[sequence & mask];
  }

  /** Writes a retransmission's payload: the original sequence number, then the payload. */
  int writeRtx(int sequence, MemorySegment to) {
    to.set(JAVA_BYTE, 0, (byte) (sequence >> 8));
    to.set(JAVA_BYTE, 1, (byte) sequence);
    MemorySegment.copy(memory, place(sequence), to, 2, length(sequence));
    return 2 + length(sequence);
  }
}
