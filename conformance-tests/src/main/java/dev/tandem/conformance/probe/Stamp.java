package dev.tandem.conformance.probe;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * The stamp in a picture's luma plane, as page/stamp.js draws and reads it: 96 bits in the upper
 * six of eight rows of sixteen cells: tag (16), counter (24), flags (8), time sent in ms since 1970
 * (32), CRC-16/CCITT of these.
 *
 * @param tag which stream, 16 bits
 * @param counter which picture, 24 bits
 * @param flags bit 0: a beep begins with it
 * @param sentMs the low 32 bits of the time
 */
public record Stamp(int tag, int counter, int flags, long sentMs) {
  private static final int COLUMNS = 16;
  private static final int ROWS = 8;
  private static final int BYTES = 12;
  private static final int DARK = 40;
  private static final int LIGHT = 215;
  private static final int THRESHOLD = 128;
  private static final int BAR = 3;

  /** Draws it over the whole plane. */
  public void draw(ByteBuffer luma, int stride, int width, int height) {
    byte[] bytes = pack();
    for (int y = 0; y < height; y++) {
      int row = y * ROWS / height;
      for (int x = 0; x < width; x++) {
        luma.put(y * stride + x, (byte) (light(bytes, row, x * COLUMNS / width) ? LIGHT : DARK));
      }
    }
  }

  /** Reads a stamp; empty if its checksum is wrong. */
  public static Optional<Stamp> read(ByteBuffer luma, int stride, int width, int height) {
    byte[] bytes = new byte[BYTES];
    for (int bit = 0; bit < BYTES * 8; bit++) {
      int x = (2 * (bit % COLUMNS) + 1) * width / (2 * COLUMNS);
      int y = (2 * (bit / COLUMNS) + 1) * height / (2 * ROWS);
      if ((luma.get(y * stride + x) & 0xff) > THRESHOLD) {
        bytes[bit >> 3] |= (byte) (1 << (7 - (bit & 7)));
      }
    }
    ByteBuffer packed = ByteBuffer.wrap(bytes);
    if ((packed.getShort(10) & 0xffff) != crc(bytes)) {
      return Optional.empty();
    }
    return Optional.of(
        new Stamp(
            packed.getShort(0) & 0xffff,
            packed.getInt(2) >>> 8,
            packed.get(5) & 0xff,
            packed.getInt(6) & 0xffffffffL));
  }

  private boolean light(byte[] bytes, int row, int column) {
    int bit = row * COLUMNS + column;
    return bit < BYTES * 8
        ? (bytes[bit >> 3] >> (7 - (bit & 7)) & 1) != 0
        : (column + row + counter) % COLUMNS < BAR;
  }

  private byte[] pack() {
    byte[] bytes = new byte[BYTES];
    ByteBuffer packed = ByteBuffer.wrap(bytes);
    packed.putShort(0, (short) tag);
    packed.putInt(2, counter << 8 | flags);
    packed.putInt(6, (int) sentMs);
    packed.putShort(10, (short) crc(bytes));
    return bytes;
  }

  private static int crc(byte[] bytes) {
    int crc = 0xffff;
    for (int i = 0; i < BYTES - 2; i++) {
      crc ^= (bytes[i] & 0xff) << 8;
      for (int bit = 0; bit < 8; bit++) {
        crc = ((crc & 0x8000) != 0 ? crc << 1 ^ 0x1021 : crc << 1) & 0xffff;
      }
    }
    return crc;
  }
}
