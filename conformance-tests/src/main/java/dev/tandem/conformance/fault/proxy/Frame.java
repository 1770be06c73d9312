package dev.tandem.conformance.fault.proxy;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.ThreadLocalRandom;

/** One WebSocket frame (RFC 6455, 5.2); {@code first} is the first byte: FIN, RSV and opcode. */
final class Frame {
  static final int TEXT = 1;
  static final int BINARY = 2;
  static final int PING = 9;
  static final int FIN = 0x80;

  private static final long LONGEST = 1 << 28;

  private final int first;
  private final byte[] payload;

  Frame(int first, byte[] payload) {
    this.first = first;
    this.payload = payload;
  }

  int first() {
    return first;
  }

  byte[] payload() {
    return payload;
  }

  int opcode() {
    return first & 0x0f;
  }

  boolean last() {
    return (first & FIN) != 0;
  }

  boolean control() {
    return opcode() >= 8;
  }

  static Frame read(InputStream stream) throws IOException {
    DataInputStream in = new DataInputStream(stream);
    int first = in.readUnsignedByte();
    int second = in.readUnsignedByte();
    long length = second & 0x7f;
    if (length == 126) {
      length = in.readUnsignedShort();
    } else if (length == 127) {
      length = in.readLong();
    }
    if (length < 0 || length > LONGEST) {
      throw new IOException("a frame of " + length + " bytes");
    }
    byte[] mask = (second & 0x80) == 0 ? new byte[4] : in.readNBytes(4);
    byte[] payload = new byte[(int) length];
    in.readFully(payload);
    for (int i = 0; i < payload.length; i++) {
      payload[i] ^= mask[i & 3];
    }
    return new Frame(first, payload);
  }

  void write(OutputStream out, boolean masked) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(payload.length + 14).put((byte) first);
    int flag = masked ? 0x80 : 0;
    if (payload.length < 126) {
      bytes.put((byte) (flag | payload.length));
    } else if (payload.length < 65_536) {
      bytes.put((byte) (flag | 126)).putShort((short) payload.length);
    } else {
      bytes.put((byte) (flag | 127)).putLong(payload.length);
    }
    byte[] mask = new byte[4];
    if (masked) {
      ThreadLocalRandom.current().nextBytes(mask);
      bytes.put(mask);
    }
    for (int i = 0; i < payload.length; i++) {
      bytes.put((byte) (payload[i] ^ mask[i & 3]));
    }
    out.write(bytes.array(), 0, bytes.position());
    out.flush();
  }
}
