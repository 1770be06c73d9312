package dev.tandem.server.media.udp;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;

/**
 * One accepted ICE-TCP connection (RFC 6544): packets framed by a two-octet length (RFC 4571).
 *
 * <p>A peer that reads too slowly loses packets, as it would over UDP; what has been started is
 * always finished, so that framing never breaks.
 */
public final class TcpPath implements Outlet {
  /** Longest packet taken; more than any network carries in one UDP datagram for us. */
  static final int MAX_FRAME = 4096;

  private static final int BACKLOG_OCTETS = 256 * 1024;
  private static final int LENGTH_OCTETS = 2;

  private final SocketChannel channel;
  private final SelectionKey key;
  private final InetSocketAddress remote;
  private final ByteBuffer incoming = ByteBuffer.allocate(LENGTH_OCTETS + MAX_FRAME);

  /** Without octets until the first packet leaves: strangers, who get none, cost little. */
  private ByteBuffer backlog = ByteBuffer.allocate(0);

  private ByteBuffer outgoing = ByteBuffer.allocate(0);
  private MemorySegment outgoingMemory = MemorySegment.ofBuffer(outgoing);

  private final long acceptedNs;
  private boolean proven;

  TcpPath(SocketChannel channel, SelectionKey key, InetSocketAddress remote, long nowNs) {
    this.channel = channel;
    this.key = key;
    this.remote = remote;
    this.acceptedNs = nowNs;
  }

  public InetSocketAddress remote() {
    return remote;
  }

  /** Marks the connection as one that ICE has authenticated: it may stay. */
  public void prove() {
    proven = true;
  }

  /** Whether the connection is over, or nobody has authenticated it for this long. */
  boolean isUseless(long proofDeadlineNs, long nowNs) {
    return !channel.isOpen() || (!proven && nowNs - acceptedNs > proofDeadlineNs);
  }

  @Override
  public MemorySegment buffer() {
    if (outgoing.capacity() == 0) {
      outgoing = ByteBuffer.allocateDirect(MAX_FRAME);
      outgoingMemory = MemorySegment.ofBuffer(outgoing);
      backlog = ByteBuffer.allocate(BACKLOG_OCTETS);
    }
    return outgoingMemory;
  }

  @Override
  public long place() {
    return 0;
  }

  @Override
  public Destination to(InetSocketAddress address) {
    return Destination.NOWHERE; // the far end is the only one
  }

  /**
   * Frames and sends one packet to the far end, whatever address is given.
   *
   * @return false where the peer reads too slowly, or the connection broke
   */
  @Override
  public boolean send(int length, Destination to) {
    if (!channel.isOpen() || backlog.remaining() < LENGTH_OCTETS + length) {
      return false;
    }
    backlog.putShort((short) length).put(outgoing.clear().limit(length));
    return drain();
  }

  /** Writes what the socket takes; returns false where the connection broke. */
  boolean drain() {
    backlog.flip();
    try {
      channel.write(backlog);
    } catch (IOException e) {
      backlog.clear();
      close();
      return false;
    }
    backlog.compact();
    key.interestOps(
        backlog.position() == 0
            ? SelectionKey.OP_READ
            : SelectionKey.OP_READ | SelectionKey.OP_WRITE);
    return true;
  }

  /** Reads what has arrived; returns false once the connection is over. */
  boolean read(FrameHandler handler, long nowNs) {
    try {
      if (channel.read(incoming) < 0) {
        return false;
      }
    } catch (IOException e) {
      return false;
    }
    incoming.flip();
    boolean intact = takeFrames(handler, nowNs);
    incoming.compact();
    return intact && channel.isOpen();
  }

  private boolean takeFrames(FrameHandler handler, long nowNs) {
    while (incoming.remaining() >= LENGTH_OCTETS) {
      int length = Short.toUnsignedInt(incoming.getShort(incoming.position()));
      if (length > MAX_FRAME) {
        return false;
      }
      if (incoming.remaining() < LENGTH_OCTETS + length) {
        return true;
      }
      int start = incoming.position() + LENGTH_OCTETS;
      handler.frame(this, incoming.array(), start, length, nowNs);
      incoming.position(start + length);
    }
    return true;
  }

  /** Closes the connection. */
  public void close() {
    key.cancel();
    try {
      channel.close();
    } catch (IOException e) {
      // The connection is given up either way.
      return;
    }
  }
}
