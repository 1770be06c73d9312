package dev.tandem.conformance.probe.packet;

import static dev.tandem.conformance.probe.packet.MalformedPacketException.unless;

import java.nio.ByteBuffer;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The header extension block of an RTP packet in its one-byte and two-byte forms (RFC 8285, 4.2 and
 * 4.3). A block of another profile is skipped.
 */
record HeaderExtensions(boolean twoByte, SortedMap<Integer, byte[]> values) {
  private static final int ONE_BYTE_PROFILE = 0xbede;
  private static final int TWO_BYTE_PROFILE = 0x1000;
  private static final int STOP_ID = 15;

  /** Reads the block at the buffer's position and moves past it. */
  static HeaderExtensions read(ByteBuffer in) throws MalformedPacketException {
    unless(in.remaining() >= 4, "the header extension goes beyond the end");
    int profile = in.getShort() & 0xffff;
    int length = 4 * (in.getShort() & 0xffff);
    unless(in.remaining() >= length, "the header extension goes beyond the end");
    ByteBuffer block = in.slice(in.position(), length);
    in.position(in.position() + length);
    boolean twoByte = (profile & 0xfff0) == TWO_BYTE_PROFILE;
    SortedMap<Integer, byte[]> values = new TreeMap<>();
    if (twoByte) {
      readTwoByte(block, values);
    } else if (profile == ONE_BYTE_PROFILE) {
      readOneByte(block, values);
    }
    return new HeaderExtensions(twoByte, values);
  }

  private static void readOneByte(ByteBuffer block, SortedMap<Integer, byte[]> values)
      throws MalformedPacketException {
    while (block.hasRemaining()) {
      int head = block.get() & 0xff;
      int id = head >> 4;
      if (id == STOP_ID || (id == 0 && head != 0)) {
        return;
      }
      if (id != 0) {
        values.put(id, take(block, (head & 0x0f) + 1));
      }
    }
  }

  private static void readTwoByte(ByteBuffer block, SortedMap<Integer, byte[]> values)
      throws MalformedPacketException {
    while (block.hasRemaining()) {
      int id = block.get() & 0xff;
      if (id != 0) {
        unless(block.hasRemaining(), "a header extension element has no length");
        values.put(id, take(block, block.get() & 0xff));
      }
    }
  }

  private static byte[] take(ByteBuffer block, int length) throws MalformedPacketException {
    unless(block.remaining() >= length, "a header extension element goes beyond its block");
    byte[] value = new byte[length];
    block.get(value);
    return value;
  }

  void into(RtpPacketBuilder packet) {
    packet.twoByteExtensions(twoByte);
    values.forEach(packet::extension);
  }

  /** The block with its profile and length, padded to whole words; nothing if it has no element. */
  byte[] toBytes() {
    if (values.isEmpty()) {
      return new byte[0];
    }
    boolean two =
        twoByte || !values.entrySet().stream().allMatch(e -> fits(e.getKey(), e.getValue()));
    int elements = values.values().stream().mapToInt(value -> value.length + (two ? 2 : 1)).sum();
    int words = (elements + 3) / 4;
    ByteBuffer out = ByteBuffer.allocate(4 + 4 * words);
    out.putShort((short) (two ? TWO_BYTE_PROFILE : ONE_BYTE_PROFILE)).putShort((short) words);
    values.forEach((id, value) -> {
      if (two) {
        out.put(id.byteValue()).put((byte) value.length);
      } else {
        out.put((byte) (id << 4 | (value.length - 1)));
      }
      out.put(value);
    });
    return out.array();
  }

  private static boolean fits(int id, byte[] value) {
    return id < STOP_ID && value.length >= 1 && value.length <= 16;
  }
}
