package dev.tandem.load.stream;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** Reads the frames of an IVF file: a header, then for each frame its length, time and octets. */
final class Ivf {
  private static final int HEADER_LENGTH_PLACE = 6;

  private Ivf() {}

  static List<byte[]> frames(byte[] file) {
    ByteBuffer buffer = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    buffer.position(buffer.getShort(HEADER_LENGTH_PLACE));
    List<byte[]> frames = new ArrayList<>();
    while (buffer.hasRemaining()) {
      byte[] frame = new byte[buffer.getInt()];
      buffer.getLong();
      buffer.get(frame);
      frames.add(frame);
    }
    return frames;
  }
}
