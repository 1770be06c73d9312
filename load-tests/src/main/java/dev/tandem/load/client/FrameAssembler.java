package dev.tandem.load.client;

import java.util.Arrays;

/**
 * Puts packets into frames, as a decoder needs them: in order, without a gap, and after a gap only
 * from the next key frame on. Single-threaded.
 */
final class FrameAssembler {
  static final int KEY = 2;
  static final int MARKER = 4;

  private static final int RECEIVED = 1;
  private static final int SIZE = 1024;
  private static final int MASK = SIZE - 1;

  /** What is told of whole frames. */
  interface Output {

    /** A frame can be decoded. */
    void frame(boolean key, long nowNs);
  }

  private final byte[] flags = new byte[SIZE];
  private final Output output;
  private boolean started;
  private boolean decodable;
  private boolean key;
  private long next;
  private long highest;
  private long blockedSinceNs = Long.MAX_VALUE;

  FrameAssembler(Output output) {
    this.output = output;
  }

  /** Takes a packet by its extended sequence number. */
  void packet(long sequence, int marks, long nowNs) {
    if (!started || sequence >= next + SIZE) {
      restart(sequence);
    }
    if (sequence < next) {
      return;
    }
    flags[(int) sequence & MASK] = (byte) (RECEIVED | marks);
    highest = Math.max(highest, sequence);
    deliver(nowNs);
  }

  private void restart(long sequence) {
    Arrays.fill(flags, (byte) 0);
    started = true;
    decodable = false;
    key = false;
    next = sequence;
    highest = sequence;
  }

  private void deliver(long nowNs) {
    while (flags[(int) next & MASK] != 0) {
      int marks = flags[(int) next & MASK];
      flags[(int) next & MASK] = 0;
      next++;
      if ((marks & KEY) != 0) {
        decodable = true;
        key = true;
      }
      if ((marks & MARKER) != 0) {
        if (decodable) {
          output.frame(key, nowNs);
        }
        key = false;
      }
      blockedSinceNs = Long.MAX_VALUE;
    }
    boolean blocked = next <= highest;
    if (!blocked) {
      blockedSinceNs = Long.MAX_VALUE;
    } else if (blockedSinceNs == Long.MAX_VALUE) {
      blockedSinceNs = nowNs;
    }
  }

  /** Since when a missing packet has kept others waiting; Long.MAX_VALUE for not at all. */
  long blockedSinceNs() {
    return blockedSinceNs;
  }

  /** Gives the missing packet up: only a key frame helps now. */
  void skip(long nowNs) {
    decodable = false;
    key = false;
    while (next <= highest && flags[(int) next & MASK] == 0) {
      next++;
    }
    deliver(nowNs);
  }

  /** Whether the next whole frame can be decoded. */
  boolean isDecodable() {
    return decodable;
  }
}
