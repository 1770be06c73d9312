package dev.tandem.conformance.fault.proxy;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads and writes HTTP/1.1 messages on one TCP connection (RFC 9112). */
final class HttpWire implements Closeable {
  private static final int LONGEST_LINE = 65_536;

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;

  HttpWire(Socket socket) throws IOException {
    socket.setTcpNoDelay(true);
    this.socket = socket;
    this.in = new BufferedInputStream(socket.getInputStream(), 16_384);
    this.out = socket.getOutputStream();
  }

  InputStream in() {
    return in;
  }

  OutputStream out() {
    return out;
  }

  /** The next request; null at the end of the connection. */
  @Nullable Request request() throws IOException {
    String line = line();
    if (line.isEmpty()) {
      return null;
    }
    String[] words = line.split(" ", 3);
    if (words.length < 3) {
      throw new IOException("no request line: " + line);
    }
    Headers headers = headers();
    if (headers.has("expect", "100-continue")) {
      out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
      headers = headers.without("Expect");
    }
    byte[] body = headers.has("transfer-encoding", "chunked") ? chunks() : counted(headers);
    return new Request(words[0], words[1], headers, body);
  }

  /** The reply to a request of this method; replies before the final one are left out. */
  Reply reply(String method) throws IOException {
    while (true) {
      String[] words = line().split(" ", 3);
      if (words.length < 2) {
        throw new EOFException("no reply");
      }
      int status = Integer.parseInt(words[1]);
      Headers headers = headers();
      if (status >= 200 || status == 101) {
        return new Reply(status, headers, replyBody(method, status, headers));
      }
    }
  }

  void write(Request request) throws IOException {
    boolean sized =
        request.body().length > 0 || !request.headers().value("Content-Length").isEmpty();
    Headers headers = request.headers().without("Transfer-Encoding");
    headers = sized ? headers.with("Content-Length", "" + request.body().length) : headers;
    write("%s %s HTTP/1.1".formatted(request.method(), request.target()), headers, request.body());
  }

  void write(Reply reply) throws IOException {
    boolean bodiless = reply.status() == 101 || reply.status() == 204 || reply.status() == 304;
    Headers headers = reply.headers().without("Transfer-Encoding");
    headers = bodiless ? headers : headers.with("Content-Length", "" + reply.body().length);
    write("HTTP/1.1 %d Proxied".formatted(reply.status()), headers, reply.body());
  }

  private void write(String start, Headers headers, byte[] body) throws IOException {
    StringBuilder head = new StringBuilder(start).append("\r\n");
    headers.lines().forEach(line -> head.append(line).append("\r\n"));
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
    whole.writeBytes(body);
    whole.writeTo(out);
    out.flush();
  }

  private byte[] replyBody(String method, int status, Headers headers) throws IOException {
    if (method.equals("HEAD") || status == 101 || status == 204 || status == 304) {
      return new byte[0];
    }
    if (headers.has("transfer-encoding", "chunked")) {
      return chunks();
    }
    return headers.value("content-length").isEmpty() ? in.readAllBytes() : counted(headers);
  }

  private byte[] counted(Headers headers) throws IOException {
    String length = headers.value("content-length");
    return length.isEmpty() ? new byte[0] : exactly(Integer.parseInt(length));
  }

  private byte[] chunks() throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    while (true) {
      int size = Integer.parseInt(line().split(";", 2)[0].strip(), 16);
      if (size == 0) {
        headers();
        return body.toByteArray();
      }
      body.writeBytes(exactly(size));
      line();
    }
  }

  private byte[] exactly(int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("the message is cut off");
    }
    return bytes;
  }

  private Headers headers() throws IOException {
    List<String> lines = new ArrayList<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      lines.add(line);
    }
    return new Headers(lines);
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
      if (c != '\r') {
        line.write(c);
      }
      if (line.size() > LONGEST_LINE) {
        throw new IOException("a line of more than " + LONGEST_LINE + " bytes");
      }
    }
    return line.toString(StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
