package dev.tandem.load.stream;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.MemorySegment;

/**
 * What stands behind the last octet of a picture: who sent it, which one it is, and when. Each
 * octet has its high bit set, so that no start code can appear in it. A flyweight that is filled by
 * reading. Single-threaded.
 *
 * <pre>
 * magic:4 octets | publisher:4 of 7 bits | picture number:4 of 7 bits | wall clock, us:9 of 7 bits
 * </pre>
 */
public final class FrameStamp {
  public static final int LENGTH = 21;

  private static final int MAGIC = 0xF59AE1C7;
  private static final int PUBLISHER = 4;
  private static final int PICTURE = 8;
  private static final int TIME = 12;
  private static final int SHORT_FIELD = 4;
  private static final int LONG_FIELD = 9;
  static final int MASK_28 = (1 << 28) - 1;

  private int publisher;
  private int picture;
  private long wallUs;

  /** Writes a stamp at a place. */
  public static void write(MemorySegment to, long at, int publisher, int picture, long wallUs) {
    for (int i = 0; i < 4; i++) {
      to.set(JAVA_BYTE, at + i, (byte) (MAGIC >>> (24 - 8 * i)));
    }
    put(to, at + PUBLISHER, publisher & MASK_28, SHORT_FIELD);
    put(to, at + PICTURE, picture & MASK_28, SHORT_FIELD);
    put(to, at + TIME, wallUs, LONG_FIELD);
  }

  private static void put(MemorySegment to, long at, long value, int octets) {
    for (int i = 0; i < octets; i++) {
      int bits = (int) (value >>> (7 * (octets - 1 - i))) & 0x7f;
      to.set(JAVA_BYTE, at + i, (byte) (0x80 | bits));
    }
  }

  /** Reads the stamp that ends a payload; false where none does. */
  public boolean read(byte[] buffer, int offset, int length) {
    int at = offset + length - LENGTH;
    if (!endsWithOne(buffer, offset, length)) {
      return false;
    }
    publisher = (int) get(buffer, at + PUBLISHER, SHORT_FIELD);
    picture = (int) get(buffer, at + PICTURE, SHORT_FIELD);
    wallUs = get(buffer, at + TIME, LONG_FIELD);
    return true;
  }

  /** Whether a stamp ends a payload. */
  static boolean endsWithOne(byte[] buffer, int offset, int length) {
    int at = offset + length - LENGTH;
    if (length < LENGTH) {
      return false;
    }
    for (int i = 0; i < 4; i++) {
      if (buffer[at + i] != (byte) (MAGIC >>> (24 - 8 * i))) {
        return false;
      }
    }
    return true;
  }

  private static long get(byte[] buffer, int at, int octets) {
    long value = 0;
    for (int i = 0; i < octets; i++) {
      value = value << 7 | (buffer[at + i] & 0x7f);
    }
    return value;
  }

  public int publisher() {
    return publisher;
  }

  /** Number of the picture, modulo 2^28. */
  public int picture() {
    return picture;
  }

  /** When it was sent, microseconds since 1970. */
  public long wallUs() {
    return wallUs;
  }
}
