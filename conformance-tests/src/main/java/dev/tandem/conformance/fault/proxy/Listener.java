package dev.tandem.conformance.fault.proxy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.function.BooleanSupplier;

/** A TCP port of the loopback address, with a virtual thread for each connection. */
final class Listener implements AutoCloseable {
  private final ServerSocket socket;
  private final Service service;
  private final BooleanSupplier down;

  Listener(Service service, BooleanSupplier down) {
    this.service = service;
    this.down = down;
    try {
      socket = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().name("listener " + port()).start(this::accept);
  }

  int port() {
    return socket.getLocalPort();
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket client = socket.accept();
        Thread.ofVirtual().start(() -> serve(client));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      if (!down.getAsBoolean()) {
        service.serve(client);
      }
    } catch (IOException ended) {
      // the client or the server has gone; whoever is left sees the end of its connection
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is done with a connection; it is closed afterwards. */
  @FunctionalInterface
  interface Service {
    void serve(Socket client) throws IOException, InterruptedException;
  }
}
