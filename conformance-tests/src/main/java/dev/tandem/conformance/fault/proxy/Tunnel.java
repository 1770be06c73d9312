package dev.tandem.conformance.fault.proxy;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;

/** A TLS connection that passes through the proxy unread. */
public final class Tunnel implements Closeable {
  private final Socket client;
  private final Socket server;
  private final boolean signalling;

  Tunnel(Socket client, Socket server, boolean signalling) {
    this.client = client;
    this.server = server;
    this.signalling = signalling;
  }

  /** Whether the client came to wss, not to https. */
  public boolean signalling() {
    return signalling;
  }

  /** What the client sends, from its first byte. */
  public InputStream fromClient() throws IOException {
    return client.getInputStream();
  }

  public OutputStream toClient() throws IOException {
    return client.getOutputStream();
  }

  public OutputStream toServer() throws IOException {
    return server.getOutputStream();
  }

  void run() throws IOException {
    Thread.ofVirtual().start(() -> pump(server, client));
    pump(client, server);
  }

  private static void pump(Socket from, Socket to) {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException ended) {
      // one of the two has gone, and the other goes with it
    }
  }

  @Override
  public void close() throws IOException {
    client.close();
    server.close();
  }
}
