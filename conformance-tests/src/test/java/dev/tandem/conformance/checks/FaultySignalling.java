package dev.tandem.conformance.checks;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** WCS signalling that answers as a server does, with faults that can be switched on. */
final class FaultySignalling implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

  private final Set<String> faults;
  private final ServerSocket server;
  private final Set<String> ended = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService pings =
      Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().factory());

  FaultySignalling(Set<String> faults) {
    this.faults = faults;
    try {
      server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  URI uri() {
    return URI.create("ws://127.0.0.1:" + server.getLocalPort());
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        Thread.ofVirtual().start(() -> serve(socket));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      DataInputStream in = new DataInputStream(socket.getInputStream());
      OutputStream out = socket.getOutputStream();
      handshake(in, out);
      Future<?> pinging = pings.scheduleAtFixedRate(() -> ping(out), 50, 50, TimeUnit.MILLISECONDS);
      while (!pinging.isDone()) {
        JsonNode message = JSON.readTree(frame(in));
        answer(message.path("message").asString(""), message.path("data").path(0), out);
      }
    } catch (IOException | GeneralSecurityException e) {
      // the client has gone
    }
  }

  private void ping(OutputStream out) {
    try {
      String data = faults.contains("data-missing") ? "" : ",\"data\":[]";
      text(out, "{\"message\":\"ping\"" + data + "}");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void answer(String name, JsonNode data, OutputStream out) throws IOException {
    switch (name) {
      case "connection" -> connection(out);
      case "availableStream" -> {
        Object no = faults.contains("available-stream-boolean") ? false : "false";
        send(out, "availableStream", Map.of("id", data.path("mediaSessionId"), "status", no));
      }
      case "publishStream" -> published(data, out);
      case "playStream" -> {
        status(out, data, "FAILED", faults.contains("info-reworded") ? "404" : "Stream not found");
      }
      case "unPublishStream" -> {
        if (!ended.add(data.path("mediaSessionId").asString(""))) {
          return;
        }
        status(out, data, "UNPUBLISHED", "Stopped by user");
        if (faults.contains("two-terminal-statuses")) {
          status(out, data, "FAILED", "Failed by ICE error");
        }
      }
      default -> {}
    }
  }

  private void connection(OutputStream out) throws IOException {
    Map<String, Object> user =
        faults.contains("metrics-announced")
            ? Map.of("authToken", "1", "webRTCMetricsServerDescription", Map.of())
            : Map.of("authToken", "1");
    send(out, "getUserData", user);
    if (faults.contains("get-user-data-twice")) {
      send(out, "getUserData", user);
    }
    if (faults.contains("registered-sent")) {
      send(out, "registered", Map.of());
    }
    send(out, "getVersion", "5.2");
  }

  private void published(JsonNode data, OutputStream out) throws IOException {
    String answer =
        data.path("sdp")
            .asString("")
            .replace("a=sendonly", faults.contains("answer-sendrecv") ? "a=sendrecv" : "a=recvonly")
            .replace("a=setup:actpass", "a=setup:passive");
    if (faults.contains("last-newline-missing")) {
      answer = answer.stripTrailing();
    }
    if (faults.contains("bundle-missing")) {
      answer = answer.replaceFirst("a=group.*\r\n", "");
    }
    List<Object> fields =
        faults.contains("third-element-missing")
            ? List.of(data.path("mediaSessionId"), answer)
            : List.of(data.path("mediaSessionId"), answer, true);
    text(out, JSON.writeValueAsString(Map.of("message", "setRemoteSDP", "data", fields)));
    if (faults.contains("publishing-before-media")) {
      status(out, data, "PUBLISHING", "");
    }
  }

  private static void status(OutputStream out, JsonNode data, String status, String info)
      throws IOException {
    send(
        out,
        "notifyStreamStatusEvent",
        Map.of("mediaSessionId", data.path("mediaSessionId"), "status", status, "info", info));
  }

  private static void send(OutputStream out, String name, Object data) throws IOException {
    text(out, JSON.writeValueAsString(Map.of("message", name, "data", List.of(data))));
  }

  private static void text(OutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    ByteBuffer frame = ByteBuffer.allocate(bytes.length + 4).put((byte) 0x81);
    if (bytes.length < 126) {
      frame.put((byte) bytes.length);
    } else {
      frame.put((byte) 126).putShort((short) bytes.length);
    }
    frame.put(bytes);
    synchronized (out) {
      out.write(frame.array(), 0, frame.position());
      out.flush();
    }
  }

  private static String frame(DataInputStream in) throws IOException {
    in.readUnsignedByte();
    int length = in.readUnsignedByte() & 0x7f;
    if (length == 126) {
      length = in.readUnsignedShort();
    }
    byte[] mask = in.readNBytes(4);
    byte[] bytes = in.readNBytes(length);
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] ^= mask[i % 4];
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static void handshake(DataInputStream in, OutputStream out)
      throws IOException, GeneralSecurityException {
    StringBuilder request = new StringBuilder();
    while (request.indexOf("\r\n\r\n") < 0) {
      request.append((char) in.readUnsignedByte());
    }
    String key =
        request.toString().replaceAll("(?is).*sec-websocket-key: *([^\r]*)\r.*", "$1").strip();
    byte[] digest =
        MessageDigest.getInstance("SHA-1").digest((key + MAGIC).getBytes(StandardCharsets.UTF_8));
    String reply =
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Accept: "
            + Base64.getEncoder().encodeToString(digest)
            + "\r\n\r\n";
    out.write(reply.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    pings.shutdownNow();
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
