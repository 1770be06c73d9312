package dev.tandem.load.client;

import dev.tandem.server.media.rtp.SequenceNumbers;
import java.util.Arrays;

/** Which of the last packets of a source have come: tells what is new, late, or came twice. */
final class PacketWindow {
  private static final int SIZE = 1024;
  private static final int RESTART_DISTANCE = 3000;

  enum Verdict {
    NEXT,
    LATE,
    TWICE,
    RESTART
  }

  private final long[] bits = new long[SIZE / 64];
  private boolean started;
  private long base;
  private long highest;
  private long unique;
  private long missingBefore;

  Verdict packet(int sequence) {
    long extended = started ? SequenceNumbers.extend(highest, sequence) : sequence + 65_536L;
    if (!started || Math.abs(extended - highest) > RESTART_DISTANCE) {
      return restart(extended);
    }
    if (extended > highest) {
      for (long skipped = Math.max(highest + 1, extended - SIZE + 1);
          skipped < extended;
          skipped++) {
        bits[word(skipped)] &= ~bit(skipped);
      }
      highest = extended;
      bits[word(extended)] |= bit(extended);
      unique++;
      return Verdict.NEXT;
    }
    boolean known = extended <= highest - SIZE || (bits[word(extended)] & bit(extended)) != 0;
    if (known || extended < base) {
      return Verdict.TWICE;
    }
    bits[word(extended)] |= bit(extended);
    unique++;
    return Verdict.LATE;
  }

  private Verdict restart(long extended) {
    boolean first = !started;
    missingBefore = missing();
    started = true;
    base = extended;
    highest = extended;
    unique = 1;
    Arrays.fill(bits, 0);
    bits[word(extended)] |= bit(extended);
    return first ? Verdict.NEXT : Verdict.RESTART;
  }

  /** The extended number of the newest packet. */
  long highest() {
    return highest;
  }

  /** The extended number of a packet near the newest one. */
  long extend(int sequence) {
    return SequenceNumbers.extend(highest, sequence);
  }

  /** Packets that have not come, since the beginning. */
  long missing() {
    return started ? missingBefore + highest - base + 1 - unique : 0;
  }

  private static int word(long sequence) {
    return (int) (sequence & SIZE - 1) >> 6;
  }

  private static long bit(long sequence) {
    return 1L << (sequence & 63);
  }
}
