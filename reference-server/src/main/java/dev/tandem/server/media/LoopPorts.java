package dev.tandem.server.media;

import dev.tandem.server.media.udp.NioUdpPort;
import dev.tandem.server.media.udp.TcpPort;
import dev.tandem.server.media.udp.UdpPort;
import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sockets of one media loop, all with the same port number: UDP for each local address, and
 * TCP.
 *
 * <p>A socket for each address, rather than one for all, so that an answer leaves from the address
 * that the question came to: where a machine has several, the system might choose another one, and
 * ICE would not take the answer.
 */
record LoopPorts(int number, List<UdpPort> udp, TcpPort tcp) {
  private static final Logger LOG = LoggerFactory.getLogger(LoopPorts.class);

  /**
   * Binds the first number from {@code fromPort} on that is free for UDP and TCP.
   *
   * @throws IOException where none is free; the message names the settings
   */
  static LoopPorts bindFirstFree(int fromPort, MediaOptions options) throws IOException {
    for (int port = fromPort; port <= options.portTo(); port++) {
      LoopPorts bound = tryBind(port, options);
      if (bound != null) {
        return bound;
      }
    }
    throw new IOException(
        "no UDP and TCP port is free from "
            + fromPort
            + " to "
            + options.portTo()
            + "; set media_port_from and media_port_to to a free range");
  }

  private static @Nullable LoopPorts tryBind(int port, MediaOptions options) throws IOException {
    try {
      NioUdpPort.bind(options.bindAddress(), port, options.socketBufferBytes()).close();
    } catch (IOException e) {
      LOG.debug("UDP port {}: {}", port, e.getMessage());
      return null;
    }
    List<UdpPort> udp = bindUdp(port, options);
    try {
      return new LoopPorts(port, udp, TcpPort.bind(options.bindAddress(), port));
    } catch (IOException e) {
      LOG.debug("TCP port {}: {}", port, e.getMessage());
      for (UdpPort unused : udp) {
        unused.close();
      }
      return null;
    }
  }

  private static List<UdpPort> bindUdp(int port, MediaOptions options) throws IOException {
    InetAddress only = options.bindAddress();
    List<InetAddress> addresses = only == null ? LocalAddresses.all() : List.of(only);
    List<UdpPort> bound = new ArrayList<>();
    for (InetAddress address : addresses) {
      try {
        bound.add(bind(address, port, options));
      } catch (IOException e) {
        LOG.debug("UDP port {} at {}: {}", port, address.getHostAddress(), e.getMessage());
      }
    }
    if (bound.isEmpty()) {
      bound.add(bind(only, port, options));
    }
    return List.copyOf(bound);
  }

  private static UdpPort bind(@Nullable InetAddress address, int port, MediaOptions options)
      throws IOException {
    return options.udpIo().bind(address, port, options.socketBufferBytes(), options.udpSegments());
  }
}
