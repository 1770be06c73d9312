package dev.tandem.server.media;

import dev.tandem.server.media.udp.UdpPort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives each peer that we call a UDP port of its own, from the configured range if there is one.
 */
final class AgentPorts {
  private static final Logger LOG = LoggerFactory.getLogger(AgentPorts.class);
  private static final int BUFFER_BYTES = 512 * 1024;

  private final MediaOptions options;
  private final AtomicInteger next = new AtomicInteger();

  AgentPorts(MediaOptions options) {
    this.options = options;
  }

  /**
   * Binds a free port.
   *
   * @throws UncheckedIOException where none is free; the message names the settings
   */
  UdpPort bind() {
    int from = options.agentPortFrom();
    if (from == 0) {
      return bindAny();
    }
    int count = options.agentPortTo() - from + 1;
    for (int i = 0; i < count; i++) {
      int port = from + Math.floorMod(next.getAndIncrement(), count);
      try {
        return tryBind(port);
      } catch (UncheckedIOException e) {
        LOG.debug("UDP port {}: {}", port, e.getMessage());
      }
    }
    throw new UncheckedIOException(
        new IOException(
            "no UDP port is free for another push or pull; widen wcs_agent_port_from and"
                + " wcs_agent_port_to"));
  }

  /** Binds any free port, whatever the range is. */
  UdpPort bindAny() {
    return tryBind(0);
  }

  private UdpPort tryBind(int port) {
    try {
      return options.udpIo().bind(options.bindAddress(), port, BUFFER_BYTES, options.udpSegments());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
