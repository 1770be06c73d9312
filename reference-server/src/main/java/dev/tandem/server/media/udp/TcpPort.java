package dev.tandem.server.media.udp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Accepts ICE-TCP connections (RFC 6544, passive candidates). Strangers are bounded: so many
 * connections at once, and so long until ICE has authenticated one.
 */
public final class TcpPort implements AutoCloseable {
  private static final int MAX_CONNECTIONS = 1024;
  private static final long PROOF_DEADLINE_NS = 10_000_000_000L;

  private final ServerSocketChannel channel;
  private final Set<TcpPath> paths = new HashSet<>();
  private @Nullable FrameHandler handler;

  private TcpPort(ServerSocketChannel channel) {
    this.channel = channel;
  }

  /** Binds the port; address null means all. */
  public static TcpPort bind(@Nullable InetAddress address, int port) throws IOException {
    ServerSocketChannel channel = ServerSocketChannel.open();
    try {
      channel.configureBlocking(false);
      channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
      channel.bind(
          address == null ? new InetSocketAddress(port) : new InetSocketAddress(address, port));
      return new TcpPort(channel);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  void register(Selector selector, FrameHandler handler) throws IOException {
    this.handler = handler;
    SelectionKey key = channel.register(selector, SelectionKey.OP_ACCEPT);
    key.attach((Ready) nowNs -> accept(selector, handler, nowNs));
  }

  /** Closes strangers that took too long, and forgets connections that broke while sending. */
  void sweep(long nowNs) {
    FrameHandler served = handler;
    if (served == null) {
      return;
    }
    for (Iterator<TcpPath> all = paths.iterator(); all.hasNext(); ) {
      TcpPath path = all.next();
      if (path.isUseless(PROOF_DEADLINE_NS, nowNs)) {
        all.remove();
        path.close();
        served.closed(path, nowNs);
      }
    }
  }

  private int accept(Selector selector, FrameHandler handler, long nowNs) throws IOException {
    SocketChannel accepted = channel.accept();
    if (accepted == null) {
      return 0;
    }
    sweep(nowNs);
    if (paths.size() >= MAX_CONNECTIONS) {
      accepted.close();
      return 1;
    }
    accepted.configureBlocking(false);
    accepted.setOption(StandardSocketOptions.TCP_NODELAY, true);
    SelectionKey key = accepted.register(selector, SelectionKey.OP_READ);
    TcpPath path =
        new TcpPath(accepted, key, (InetSocketAddress) accepted.getRemoteAddress(), nowNs);
    paths.add(path);
    key.attach((Ready) now -> serve(path, key, handler, now));
    return 1;
  }

  private int serve(TcpPath path, SelectionKey key, FrameHandler handler, long nowNs) {
    boolean alive = !key.isWritable() || path.drain();
    alive = alive && (!key.isReadable() || path.read(handler, nowNs));
    if (!alive) {
      end(path, handler, nowNs);
    }
    return 1;
  }

  private void end(TcpPath path, FrameHandler handler, long nowNs) {
    if (paths.remove(path)) {
      path.close();
      handler.closed(path, nowNs);
    }
  }

  @Override
  public void close() throws IOException {
    paths.forEach(TcpPath::close);
    channel.close();
  }
}
