package dev.tandem.server.media.feedback;

import dev.tandem.server.media.rtp.BigEndian;

/**
 * Packet status chunks (draft-holmer-rmcat-transport-wide-cc-extensions-01 section 3.1): a symbol
 * for every packet.
 *
 * <pre>
 * run length:     T=0 | symbol:2 | run length:13
 * status vector:  T=1 | S=0 | 14 symbols of 1 bit         T=1 | S=1 | 7 symbols of 2 bits
 * </pre>
 */
final class StatusChunks {
  static final byte NOT_RECEIVED = 0;
  static final byte SMALL_DELTA = 1;
  static final byte LARGE_DELTA = 2;

  static final int LENGTH = 2;

  private static final int VECTOR_BIT = 0x8000;
  private static final int TWO_BIT_SYMBOLS_BIT = 0x4000;
  private static final int ONE_BIT_SYMBOLS = 14;
  private static final int TWO_BIT_SYMBOLS = 7;
  private static final int MAX_RUN = 0x1FFF;

  private StatusChunks() {}

  /** Octets that always suffice for so many symbols. */
  static int maxLength(int symbols) {
    return LENGTH * (symbols / TWO_BIT_SYMBOLS + 1);
  }

  /** How many symbols a chunk has room for; the last one may have more than there are packets. */
  static int symbolCount(int chunk) {
    if ((chunk & VECTOR_BIT) == 0) {
      return chunk & MAX_RUN;
    }
    return (chunk & TWO_BIT_SYMBOLS_BIT) == 0 ? ONE_BIT_SYMBOLS : TWO_BIT_SYMBOLS;
  }

  /** A symbol of a chunk. */
  static int symbol(int chunk, int index) {
    if ((chunk & VECTOR_BIT) == 0) {
      return (chunk >> 13) & 3;
    }
    return (chunk & TWO_BIT_SYMBOLS_BIT) == 0
        ? (chunk >> (ONE_BIT_SYMBOLS - 1 - index)) & 1
        : (chunk >> (2 * (TWO_BIT_SYMBOLS - 1 - index))) & 3;
  }

  /** Octets of delta that a symbol stands for. */
  static int deltaLength(int symbol) {
    return symbol == SMALL_DELTA ? 1 : symbol == LARGE_DELTA ? 2 : 0;
  }

  /** Writes the chunks and returns the index behind them. */
  static int write(byte[] symbols, int count, byte[] out, int offset) {
    int index = offset;
    for (int first = 0; first < count; index += LENGTH) {
      int run = runLength(symbols, count, first);
      int oneBitEnd = Math.min(count, first + ONE_BIT_SYMBOLS);
      if (run >= ONE_BIT_SYMBOLS || first + run == count) {
        BigEndian.putU16(out, index, symbols[first] << 13 | run);
        first += run;
      } else if (hasLargeDelta(symbols, first, oneBitEnd)) {
        int end = Math.min(count, first + TWO_BIT_SYMBOLS);
        int chunk = VECTOR_BIT | TWO_BIT_SYMBOLS_BIT;
        BigEndian.putU16(out, index, chunk | pack(symbols, first, end, TWO_BIT_SYMBOLS, 2));
        first = end;
      } else {
        int vector = pack(symbols, first, oneBitEnd, ONE_BIT_SYMBOLS, 1);
        BigEndian.putU16(out, index, VECTOR_BIT | vector);
        first = oneBitEnd;
      }
    }
    return index;
  }

  private static int runLength(byte[] symbols, int count, int first) {
    int end = first + 1;
    while (end < count && symbols[end] == symbols[first] && end - first < MAX_RUN) {
      end++;
    }
    return end - first;
  }

  private static boolean hasLargeDelta(byte[] symbols, int first, int end) {
    for (int i = first; i < end; i++) {
      if (symbols[i] == LARGE_DELTA) {
        return true;
      }
    }
    return false;
  }

  private static int pack(byte[] symbols, int first, int end, int places, int bits) {
    int packed = 0;
    for (int i = 0; i < places; i++) {
      packed = (packed << bits) | (first + i < end ? symbols[first + i] : 0);
    }
    return packed;
  }
}
