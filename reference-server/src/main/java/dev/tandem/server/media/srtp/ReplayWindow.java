package dev.tandem.server.media.srtp;

import java.util.Arrays;

/**
 * Remembers which of the latest packets of one source have arrived (RFC 3711, section 3.3.2).
 *
 * <p>A ring of bits, one per index:
 *
 * <pre>
 *     too old |<-------------- SIZE -------------->| new
 *   ----------+------------------------------------+---------> index
 *                                                  ^ highest
 * </pre>
 */
final class ReplayWindow {
  /** A third of a second at 6,000 packets a second. */
  static final int SIZE = 2048;

  private final long[] arrived = new long[SIZE / Long.SIZE];
  private long highest;

  ReplayWindow(long first) {
    highest = first;
    set(first);
  }

  long highest() {
    return highest;
  }

  /** Returns {@code OK}, {@code REPLAYED} or {@code TOO_OLD}. */
  SrtpStatus check(long index) {
    if (index > highest) {
      return SrtpStatus.OK;
    }
    if (index <= highest - SIZE) {
      return SrtpStatus.TOO_OLD;
    }
    return isSet(index) ? SrtpStatus.REPLAYED : SrtpStatus.OK;
  }

  /** Notes an authentic packet that has passed {@link #check}. */
  void accept(long index) {
    if (index >= highest + SIZE) {
      Arrays.fill(arrived, 0);
    } else {
      for (long skipped = highest + 1; skipped < index; skipped++) {
        clear(skipped);
      }
    }
    set(index);
    highest = Math.max(highest, index);
  }

  private boolean isSet(long index) {
    return (arrived[word(index)] & bit(index)) != 0;
  }

  private void set(long index) {
    arrived[word(index)] |= bit(index);
  }

  private void clear(long index) {
    arrived[word(index)] &= ~bit(index);
  }

  private static int word(long index) {
    return (int) (index & (SIZE - 1)) / Long.SIZE;
  }

  private static long bit(long index) {
    return 1L << index; // the shift takes the index modulo 64
  }
}
