package dev.tandem.conformance.probe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** One TCP connection to an HTTP server, on which requests can be written badly or by halves. */
public final class RawHttp implements AutoCloseable {
  /** The server has closed the connection without an answer. */
  public static final int CLOSED = 0;

  /** Neither an answer nor an end has come. */
  public static final int SILENT = -1;

  private final Socket socket = new Socket();

  /** Connects to such as http://host:8081. */
  public RawHttp(URI origin) {
    int port = origin.getPort() < 0 ? 80 : origin.getPort();
    try {
      socket.connect(
          new InetSocketAddress(origin.getHost(), port), (int) Deadlines.ANSWER.toMillis());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The head of a POST of JSON, up to its empty line. */
  public static String head(URI origin, String path, int contentLength) {
    return "POST %s HTTP/1.1\r\nHost: %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
        .formatted(path, origin.getAuthority(), contentLength);
  }

  /** Writes as it is. Writing to a connection that the server has ended does nothing. */
  public RawHttp write(String text) {
    try {
      socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      // the server has ended the connection, which status() tells
    }
    return this;
  }

  /** Writes a text again and again on a thread of its own, as the server may stop reading. */
  public RawHttp writeMeanwhile(String text, int times) {
    Thread.ofVirtual()
        .start(() -> {
          for (int i = 0; i < times && !socket.isClosed(); i++) {
            write(text);
          }
        });
    return this;
  }

  /** The status of the answer, {@link #CLOSED} or {@link #SILENT}. */
  public int status(Duration deadline) {
    try {
      socket.setSoTimeout((int) deadline.toMillis());
      byte[] start = socket.getInputStream().readNBytes("HTTP/1.1 200".length());
      String line = new String(start, StandardCharsets.ISO_8859_1);
      return line.matches("HTTP/1\\.[01] \\d{3}") ? Integer.parseInt(line.substring(9)) : CLOSED;
    } catch (SocketTimeoutException e) {
      return SILENT;
    } catch (IOException e) {
      return CLOSED;
    }
  }

  /** Ends the connection by a reset, as a client that dies. */
  public void reset() {
    try {
      socket.setSoLinger(true, 0);
    } catch (IOException e) {
      // the server has ended the connection already
    }
    close();
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
