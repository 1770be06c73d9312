package dev.tandem.server.media.udp;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectableChannel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The portable {@link UdpPort}: a non-blocking {@link DatagramChannel} for IPv4 and IPv6. It sends
 * one packet with each call of the system.
 */
public final class NioUdpPort implements UdpPort {

  private final DatagramChannel channel;
  private final int localPort;
  private final ByteBuffer incoming = ByteBuffer.allocateDirect(MAX_PACKET);
  private final ByteBuffer outgoing = ByteBuffer.allocateDirect(MAX_PACKET);
  private final MemorySegment outgoingMemory = MemorySegment.ofBuffer(outgoing);
  private @Nullable InetSocketAddress sender;

  private NioUdpPort(DatagramChannel channel, int localPort) {
    this.channel = channel;
    this.localPort = localPort;
  }

  /**
   * Binds a port.
   *
   * @param address the local address, or null for all
   * @param port the port number, or 0 for any free one
   * @param bufferBytes wanted size of the kernel's buffers; the system may grant less
   * @throws IOException where the port is taken or the address is not local
   */
  public static NioUdpPort bind(@Nullable InetAddress address, int port, int bufferBytes)
      throws IOException {
    DatagramChannel channel = bindChannel(address, port, bufferBytes);
    return new NioUdpPort(channel, ((InetSocketAddress) channel.getLocalAddress()).getPort());
  }

  /** Binds a channel that never blocks. */
  static DatagramChannel bindChannel(@Nullable InetAddress address, int port, int bufferBytes)
      throws IOException {
    DatagramChannel channel =
        address instanceof Inet4Address
            ? DatagramChannel.open(StandardProtocolFamily.INET)
            : DatagramChannel.open();
    try {
      channel.configureBlocking(false);
      channel.setOption(StandardSocketOptions.SO_RCVBUF, bufferBytes);
      channel.setOption(StandardSocketOptions.SO_SNDBUF, bufferBytes);
      channel.bind(
          address == null ? new InetSocketAddress(port) : new InetSocketAddress(address, port));
      return channel;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  @Override
  public int receive(byte[] buffer) throws IOException {
    incoming.clear();
    InetSocketAddress from = (InetSocketAddress) channel.receive(incoming);
    if (from == null) {
      return -1;
    }
    sender = from;
    int length = Math.min(incoming.position(), buffer.length);
    incoming.get(0, buffer, 0, length);
    return length;
  }

  @Override
  public InetSocketAddress sender() {
    if (sender == null) {
      throw new IllegalStateException("nothing was received yet");
    }
    return sender;
  }

  @Override
  public MemorySegment buffer() {
    return outgoingMemory;
  }

  @Override
  public long place() {
    return 0;
  }

  @Override
  public Destination to(InetSocketAddress address) {
    return new Destination(address);
  }

  @Override
  public boolean send(int length, Destination to) {
    outgoing.clear().limit(length);
    try {
      return channel.send(outgoing, to.address()) == length;
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
      return false;
    }
  }

  @Override
  public int flush() {
    return 0;
  }

  @Override
  public void keepBackIn(List<UdpPort> keepers) {
    // every packet leaves at once
  }

  @Override
  public int localPort() {
    return localPort;
  }

  @Override
  public SelectableChannel channel() {
    return channel;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
