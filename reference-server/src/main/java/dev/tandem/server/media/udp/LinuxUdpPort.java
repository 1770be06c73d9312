package dev.tandem.server.media.udp;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectableChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A {@link UdpPort} by the calls of Linux: packets leave in runs and arrive in batches. The socket
 * belongs to a channel of the Java platform, which selectors wait on; the packets pass it by.
 */
final class LinuxUdpPort implements UdpPort {
  private static final Logger LOG = LoggerFactory.getLogger(LinuxUdpPort.class);
  private static final int PROBE_LENGTH = 100;
  private static final int PROBE_BUFFER = 64 * 1024;
  private static final int PROBE_ATTEMPTS = 50;
  private static final long PROBE_WAIT_NS = 2_000_000;

  private final DatagramChannel channel;
  private final int localPort;
  private final int descriptor;
  private final SendBatch sending;
  private final ReceiveBatch receiving;
  private List<UdpPort> keepers = new ArrayList<>();
  private boolean keepsBack;
  private boolean open = true;

  private LinuxUdpPort(DatagramChannel channel, int descriptor, boolean ipv6, int segments)
      throws IOException {
    this.channel = channel;
    this.localPort = ((InetSocketAddress) channel.getLocalAddress()).getPort();
    this.descriptor = descriptor;
    this.sending = new SendBatch(descriptor, ipv6, segments);
    this.receiving = new ReceiveBatch(descriptor);
  }

  /** Binds a port; see {@link UdpIo#bind}. */
  static LinuxUdpPort bind(@Nullable InetAddress address, int port, int bufferBytes, int segments)
      throws IOException {
    if (!LinuxSockets.areThere()) {
      throw new IOException("udp_io=native needs Linux on x86-64 or 64-bit ARM");
    }
    DatagramChannel channel = NioUdpPort.bindChannel(address, port, bufferBytes);
    try {
      int descriptor = SocketDescriptor.duplicateOf(channel);
      boolean ipv6 = SocketDescriptor.isIpv6(descriptor);
      return new LinuxUdpPort(channel, descriptor, ipv6, segments);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /** Whether a packet reaches its own port by these calls here. */
  static boolean works() {
    if (!LinuxSockets.areThere()) {
      return false;
    }
    try (LinuxUdpPort port = bind(InetAddress.getLoopbackAddress(), 0, PROBE_BUFFER, 1)) {
      InetSocketAddress self = (InetSocketAddress) port.channel.getLocalAddress();
      port.buffer().fill((byte) 0);
      port.send(PROBE_LENGTH, port.to(self));
      port.flush();
      byte[] received = new byte[MAX_PACKET];
      for (int i = 0; i < PROBE_ATTEMPTS; i++) {
        if (port.receive(received) == PROBE_LENGTH) {
          return port.sender().equals(self);
        }
        LockSupport.parkNanos(PROBE_WAIT_NS);
      }
      return false;
    } catch (IOException | RuntimeException | LinkageError e) {
      LOG.debug("the calls of Linux cannot be used: {}", e.getMessage());
      return false;
    }
  }

  @Override
  public int receive(byte[] buffer) {
    return open ? receiving.receive(buffer) : -1;
  }

  @Override
  public boolean holdsMore() {
    return open && receiving.holdsMore();
  }

  @Override
  public InetSocketAddress sender() {
    return receiving.sender();
  }

  @Override
  public long arrivedNs() {
    return receiving.arrivedNs();
  }

  @Override
  public MemorySegment buffer() {
    return sending.memory();
  }

  @Override
  public long place() {
    return sending.place();
  }

  @Override
  public Destination to(InetSocketAddress address) {
    return sending.to(address);
  }

  @Override
  public boolean send(int length, Destination to) {
    if (!keepsBack) {
      keepsBack = true;
      keepers.add(this);
    }
    return open && sending.add(length, to);
  }

  @Override
  public void keepBackIn(List<UdpPort> loopsKeepers) {
    keepers = loopsKeepers;
    keepsBack = false;
  }

  @Override
  public int flush() {
    keepsBack = false;
    if (open) {
      sending.flush();
    }
    return sending.takeRefused();
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
    if (open) {
      flush();
      open = false;
      LinuxSockets.close(descriptor);
      channel.close();
    }
  }
}
