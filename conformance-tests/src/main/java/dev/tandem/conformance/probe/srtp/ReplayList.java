package dev.tandem.conformance.probe.srtp;

import java.util.BitSet;

/** Which of the latest packet indexes were seen (RFC 3711, 3.3.2). */
final class ReplayList {
  private static final int SIZE = 1024;

  private final BitSet seen = new BitSet(SIZE);
  private long highest = -1;

  /** Whether the index was seen, or is so far behind that nobody can tell. */
  boolean contains(long index) {
    return index <= highest - SIZE || (index <= highest && seen.get(slot(index)));
  }

  void add(long index) {
    for (long next = Math.max(highest, index - SIZE) + 1; next <= index; next++) {
      seen.clear(slot(next));
    }
    highest = Math.max(highest, index);
    if (index > highest - SIZE) {
      seen.set(slot(index));
    }
  }

  private static int slot(long index) {
    return (int) (index % SIZE);
  }
}
