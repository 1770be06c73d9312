package dev.tandem.server.media.rtp;

/**
 * Reads a bit string from the most significant bit of each octet on. Behind the end it reads zeros
 * and {@link #overrun} becomes true. Single-threaded.
 */
final class BitReader {
  private static final int MAX_GOLOMB_BITS = 30;

  private final byte[] buffer;
  private final int end;
  private final boolean skipEmulationPrevention;
  private int index;
  private int bit = 8;
  private int octet;
  private int zeroOctets;
  private boolean overrun;

  /**
   * Starts at the first bit of a range.
   *
   * @param skipEmulationPrevention whether the 3 in octets 0 0 3 is to be left out (ITU-T H.264
   *     section 7.4.1)
   */
  BitReader(byte[] buffer, int offset, int length, boolean skipEmulationPrevention) {
    this.buffer = buffer;
    this.index = offset;
    this.end = offset + length;
    this.skipEmulationPrevention = skipEmulationPrevention;
  }

  int bit() {
    if (bit == 8) {
      octet = nextOctet();
      bit = 0;
    }
    return (octet >> (7 - bit++)) & 1;
  }

  boolean flag() {
    return bit() != 0;
  }

  /** Up to 31 bits as an unsigned integer. */
  int bits(int count) {
    int value = 0;
    for (int i = 0; i < count; i++) {
      value = (value << 1) | bit();
    }
    return value;
  }

  void skip(int count) {
    for (int i = 0; i < count; i++) {
      bit();
    }
  }

  /** An unsigned Exp-Golomb number, ue(v) in ITU-T H.264 section 9.1 and uvlc() in AV1. */
  int unsignedGolomb() {
    int zeros = 0;
    while (!overrun && bit() == 0) {
      zeros++;
    }
    if (zeros > MAX_GOLOMB_BITS) {
      overrun = true;
    }
    return overrun ? 0 : (1 << zeros) - 1 + bits(zeros);
  }

  /** A signed Exp-Golomb number, se(v) in ITU-T H.264 section 9.1.1. */
  int signedGolomb() {
    int code = unsignedGolomb();
    return (code & 1) != 0 ? (code >>> 1) + 1 : -(code >>> 1);
  }

  /** Whether more was read than there is, so that what was read means nothing. */
  boolean overrun() {
    return overrun;
  }

  private int nextOctet() {
    if (skipEmulationPrevention && zeroOctets >= 2 && index < end && buffer[index] == 3) {
      index++;
      zeroOctets = 0;
    }
    if (index >= end) {
      overrun = true;
      return 0;
    }
    int next = buffer[index++] & 0xFF;
    zeroOctets = next == 0 ? zeroOctets + 1 : 0;
    return next;
  }
}
