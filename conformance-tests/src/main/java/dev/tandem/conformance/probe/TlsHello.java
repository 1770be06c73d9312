package dev.tandem.conformance.probe;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Duration;

/**
 * A ClientHello of one chosen version of TLS, written by hand since today's TLS libraries refuse to
 * send old ones (RFC 2246, RFC 4346, RFC 5246).
 */
public final class TlsHello {
  public static final int TLS_1_0 = 0x0301;
  public static final int TLS_1_1 = 0x0302;
  public static final int TLS_1_2 = 0x0303;

  /** The server did not take up the handshake. */
  public static final int REFUSED = 0;

  private static final int HANDSHAKE = 22;
  private static final int SERVER_HELLO = 2;
  private static final int[] SUITES = {
    0xc02b, 0xc02f, 0xc00a, 0xc009, 0xc014, 0xc013, 0x0039, 0x0033, 0x0035, 0x002f, 0x000a, 0x00ff
  };
  private static final int[] SIGNATURES = {0x0403, 0x0804, 0x0401, 0x0503, 0x0201};
  private static final int[] GROUPS = {29, 23, 24};

  private TlsHello() {}

  /** The version with which the server takes up the handshake, or {@link #REFUSED}. */
  public static int answer(URI address, int version, Duration deadline) {
    int port = address.getPort() < 0 ? 443 : address.getPort();
    int ms = (int) deadline.toMillis();
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(address.getHost(), port), ms);
      socket.setSoTimeout(ms);
      socket.getOutputStream().write(hello(version));
      return version(new DataInputStream(socket.getInputStream()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int version(DataInputStream in) {
    try {
      int type = in.readUnsignedByte();
      in.skipNBytes(4);
      int message = in.readUnsignedByte();
      in.skipNBytes(3);
      return type == HANDSHAKE && message == SERVER_HELLO ? in.readUnsignedShort() : REFUSED;
    } catch (IOException e) {
      return REFUSED;
    }
  }

  private static byte[] hello(int version) {
    ByteBuffer body = ByteBuffer.allocate(512);
    byte[] random = new byte[32];
    new SecureRandom().nextBytes(random);
    body.putShort((short) version).put(random).put((byte) 0);
    numbers(body, SUITES);
    body.put((byte) 1).put((byte) 0);
    ByteBuffer extensions = extensions(version);
    body.putShort((short) extensions.remaining()).put(extensions).flip();
    ByteBuffer record = ByteBuffer.allocate(body.remaining() + 9);
    record.put((byte) HANDSHAKE).putShort((short) TLS_1_0).putShort((short) (body.remaining() + 4));
    record.putInt(1 << 24 | body.remaining()).put(body);
    return record.array();
  }

  private static ByteBuffer extensions(int version) {
    ByteBuffer extensions = ByteBuffer.allocate(128);
    extensions.putShort((short) 10).putShort((short) (2 + 2 * GROUPS.length));
    numbers(extensions, GROUPS);
    extensions.putShort((short) 11).putShort((short) 2).put((byte) 1).put((byte) 0);
    extensions.putShort((short) 23).putShort((short) 0);
    if (version == TLS_1_2) {
      extensions.putShort((short) 13).putShort((short) (2 + 2 * SIGNATURES.length));
      numbers(extensions, SIGNATURES);
    }
    return extensions.flip();
  }

  private static void numbers(ByteBuffer to, int[] numbers) {
    to.putShort((short) (2 * numbers.length));
    for (int number : numbers) {
      to.putShort((short) number);
    }
  }
}
