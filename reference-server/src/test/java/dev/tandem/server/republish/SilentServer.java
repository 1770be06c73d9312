package dev.tandem.server.republish;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A TCP server that says the same few words to everyone, or nothing, and keeps the line open. */
final class SilentServer implements AutoCloseable {
  private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getByName("localhost"));
  private final List<Socket> connections = new CopyOnWriteArrayList<>();

  SilentServer(String words) throws IOException {
    Thread.ofVirtual().start(() -> accept(words));
  }

  private void accept(String words) {
    try {
      while (true) {
        Socket socket = server.accept();
        connections.add(socket);
        OutputStream out = socket.getOutputStream();
        out.write(words.getBytes(StandardCharsets.US_ASCII));
        out.flush();
      }
    } catch (IOException e) {
      // closed
    }
  }

  int port() {
    return server.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket socket : connections) {
      socket.close();
    }
  }
}
