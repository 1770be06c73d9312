package dev.tandem.server.media.udp;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The descriptor of a channel's socket. The Java platform keeps it to itself; but a UDP socket is
 * told from all others of this process by the address that it is bound to.
 */
final class SocketDescriptor {
  private static final Path OWN = Path.of("/proc/self/fd");
  private static final int NONE = -1;

  private SocketDescriptor() {}

  /**
   * Another descriptor of a bound channel's socket, which stays valid when the channel is closed.
   *
   * @throws IOException where it cannot be told
   */
  static int duplicateOf(DatagramChannel channel) throws IOException {
    InetSocketAddress bound = (InetSocketAddress) channel.getLocalAddress();
    int found = NONE;
    try (Arena memory = Arena.ofConfined();
        DirectoryStream<Path> all = Files.newDirectoryStream(OWN)) {
      SocketAddress address = new SocketAddress(memory.allocate(SocketAddress.LENGTH, Long.BYTES));
      for (Path entry : all) {
        int descriptor = Integer.parseInt(entry.getFileName().toString());
        if (LinuxSockets.udpAddress(descriptor, address) && isSame(address, bound)) {
          if (found != NONE) {
            throw new IOException("two sockets are bound to " + bound);
          }
          found = descriptor;
        }
      }
    }
    int duplicate = found == NONE ? NONE : LinuxSockets.duplicate(found);
    if (duplicate < 0) {
      throw new IOException("the descriptor of the socket at " + bound + " cannot be told");
    }
    return duplicate;
  }

  /** Whether a UDP socket speaks IPv6, and IPv4 by mapped addresses. */
  static boolean isIpv6(int descriptor) {
    try (Arena memory = Arena.ofConfined()) {
      SocketAddress address = new SocketAddress(memory.allocate(SocketAddress.LENGTH, Long.BYTES));
      return LinuxSockets.udpAddress(descriptor, address) && address.isIpv6();
    }
  }

  private static boolean isSame(SocketAddress address, InetSocketAddress bound) {
    if (address.port() != bound.getPort()) {
      return false;
    }
    InetSocketAddress seen = address.toInetSocketAddress();
    boolean bothAny =
        seen.getAddress().isAnyLocalAddress() && bound.getAddress().isAnyLocalAddress();
    return bothAny || seen.getAddress().equals(bound.getAddress());
  }
}
