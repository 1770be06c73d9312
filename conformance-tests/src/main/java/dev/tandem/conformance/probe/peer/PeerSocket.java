package dev.tandem.conformance.probe.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * One UDP socket on all IPv4 addresses of this machine, and the one thread that reads it. Anyone
 * may send; all else happens on the thread.
 */
final class PeerSocket implements AutoCloseable {
  private static final int LARGEST = 4_096;
  private static final int BUFFER = 1 << 20;
  private static final long LONGEST_WAIT_NS = 1_000_000_000;

  /** Who works on the thread. */
  interface Handler {
    void datagram(byte[] datagram, InetSocketAddress from, long nowNs);

    /** Does what is due; returns when to call again. */
    long tick(long nowNs);
  }

  private final Handler handler;
  private final Selector selector;
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(LARGEST);
  private volatile DatagramChannel channel;
  private volatile boolean closed;

  PeerSocket(Handler handler) {
    this.handler = handler;
    try {
      selector = Selector.open();
      channel = openChannel();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofPlatform().daemon().name("kit-peer-" + port()).start(this::run);
  }

  int port() {
    return channel.socket().getLocalPort();
  }

  /** Sends; what cannot be sent is lost, as on the network. */
  void send(byte[] datagram, InetSocketAddress to) {
    try {
      int _ = channel.send(ByteBuffer.wrap(datagram), to);
    } catch (IOException e) {
      // an unreachable address, or the socket was closed or replaced at this moment
    }
  }

  /** Has the thread do this. */
  void post(Runnable task) {
    tasks.add(task);
    selector.wakeup();
  }

  /** Goes on from another port; only on the thread. */
  void moveToNewPort() {
    DatagramChannel old = channel;
    try {
      channel = openChannel();
      old.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    closed = true;
    selector.wakeup();
  }

  private DatagramChannel openChannel() throws IOException {
    DatagramChannel opened = DatagramChannel.open(StandardProtocolFamily.INET);
    opened.setOption(StandardSocketOptions.SO_RCVBUF, BUFFER);
    opened.bind(new InetSocketAddress(0));
    opened.configureBlocking(false);
    opened.register(selector, SelectionKey.OP_READ);
    return opened;
  }

  private void run() {
    try (selector) {
      while (!closed) {
        long nowNs = System.nanoTime();
        long waitNs = Math.min(handler.tick(nowNs) - nowNs, LONGEST_WAIT_NS);
        if (waitNs > 0 && tasks.isEmpty()) {
          selector.select(waitNs / 1_000_000 + 1);
        } else {
          selector.selectNow();
        }
        selector.selectedKeys().clear();
        runTasks();
        readAll();
      }
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void runTasks() {
    @Nullable Runnable task = tasks.poll();
    while (task != null) {
      task.run();
      task = tasks.poll();
    }
  }

  private void readAll() throws IOException {
    try {
      InetSocketAddress from = (InetSocketAddress) channel.receive(buffer.clear());
      while (from != null && !closed) {
        byte[] datagram = new byte[buffer.flip().remaining()];
        buffer.get(datagram);
        handler.datagram(datagram, from, System.nanoTime());
        from = (InetSocketAddress) channel.receive(buffer.clear());
      }
    } catch (ClosedChannelException e) {
      // replaced by another port
    }
  }
}
