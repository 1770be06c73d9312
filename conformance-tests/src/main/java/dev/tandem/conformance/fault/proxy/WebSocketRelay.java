package dev.tandem.conformance.fault.proxy;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** Passes frames to and fro; messages go through the tamperings one after the other. */
final class WebSocketRelay implements Closeable {
  private final FaultyServer proxy;
  private final HttpWire client;
  private final HttpWire server;
  private final Request handshake;
  private final List<Tampering> tamperings;
  private final List<Stage> stages = new ArrayList<>();
  private volatile boolean over;

  WebSocketRelay(
      FaultyServer proxy,
      HttpWire client,
      HttpWire server,
      Request handshake,
      List<Tampering> tamperings) {
    this.proxy = proxy;
    this.client = client;
    this.server = server;
    this.handshake = handshake;
    this.tamperings = tamperings.isEmpty() ? List.of(Tampering.NONE) : tamperings;
    for (int i = 0; i < this.tamperings.size(); i++) {
      stages.add(new Stage(i));
    }
  }

  /** Returns when both sides have ended. */
  void run() throws InterruptedException {
    each(Tampering::opened);
    Thread back =
        Thread.ofVirtual()
            .start(() -> {
              pump(server.in(), client.out(), false, parts -> {}, this::fromServer);
              each(Tampering::serverLeft);
            });
    pump(client.in(), server.out(), true, this::fromClientSoFar, this::fromClient);
    each(Tampering::clientLeft);
    back.join();
    over = true;
  }

  private void each(Deed deed) {
    for (int i = 0; i < stages.size(); i++) {
      deed.of(tamperings.get(i), stages.get(i));
    }
  }

  private void fromClient(Message message) {
    tamperings.getFirst().fromClient(stages.getFirst(), message);
  }

  private void fromServer(Message message) {
    tamperings.getFirst().fromServer(stages.getFirst(), message);
  }

  private void fromClientSoFar(List<Frame> parts) {
    long bytes = parts.stream().mapToLong(part -> part.payload().length).sum();
    each((tampering, stage) -> tampering.fromClientSoFar(stage, bytes));
  }

  private void pump(
      InputStream in,
      OutputStream out,
      boolean masked,
      Consumer<List<Frame>> soFar,
      Consumer<Message> messages) {
    List<Frame> parts = new ArrayList<>();
    try {
      while (true) {
        Frame frame = Frame.read(in);
        if (frame.control()) {
          write(frame, out, masked);
          continue;
        }
        parts.add(frame);
        soFar.accept(parts);
        if (frame.last() && !over) {
          messages.accept(Message.of(parts));
          parts.clear();
        }
      }
    } catch (IOException ended) {
      // one side has gone; what the other side is told is up to the tamperings
    }
  }

  private static void write(Frame frame, OutputStream out, boolean masked) throws IOException {
    synchronized (out) {
      frame.write(out, masked);
    }
  }

  private static void write(Message message, OutputStream out, boolean masked) {
    synchronized (out) {
      for (Frame frame : message.frames()) {
        try {
          frame.write(out, masked);
        } catch (IOException gone) {
          return;
        }
      }
    }
  }

  private static void leave(HttpWire side) {
    try {
      side.close();
    } catch (IOException alreadyGone) {
      // nothing is left to close
    }
  }

  @Override
  public void close() {
    over = true;
    leave(client);
    leave(server);
  }

  @FunctionalInterface
  private interface Deed {
    void of(Tampering tampering, Conversation talk);
  }

  /** The conversation as one of the tamperings sees it: what it sends goes to the next one. */
  private final class Stage implements Conversation {
    private final int index;
    private final ConcurrentMap<String, Object> notes = new ConcurrentHashMap<>();

    Stage(int index) {
      this.index = index;
    }

    @Override
    public void toServer(Message message) {
      if (index + 1 < stages.size()) {
        tamperings.get(index + 1).fromClient(stages.get(index + 1), message);
      } else {
        write(message, server.out(), true);
      }
    }

    @Override
    public void toClient(Message message) {
      if (index + 1 < stages.size()) {
        tamperings.get(index + 1).fromServer(stages.get(index + 1), message);
      } else {
        write(message, client.out(), false);
      }
    }

    @Override
    public void pingClient() {
      try {
        write(new Frame(Frame.FIN | Frame.PING, new byte[0]), client.out(), false);
      } catch (IOException gone) {
        leaveClient();
      }
    }

    @Override
    public void leaveClient() {
      leave(client);
    }

    @Override
    public void leaveServer() {
      leave(server);
    }

    @Override
    public void later(Duration delay, Runnable deed) {
      Thread.ofVirtual()
          .start(() -> {
            LockSupport.parkNanos(delay.toNanos());
            if (!over) {
              deed.run();
            }
          });
    }

    @Override
    public String path() {
      return handshake.target();
    }

    @Override
    public boolean fromServer() {
      return !handshake.headers().value("User-Agent").matches("(Mozilla|Java-http-client).*");
    }

    @Override
    public ConcurrentMap<String, Object> notes() {
      return notes;
    }

    @Override
    public FaultyServer proxy() {
      return proxy;
    }
  }
}
