package dev.tandem.server.media.udp;

import java.io.IOException;
import java.net.InetAddress;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How UDP ports reach the operating system. */
public enum UdpIo {
  /** The calls of Linux where they can be used, else the channels of the Java platform. */
  AUTO,
  /** The calls of Linux. */
  NATIVE,
  /** The channels of the Java platform. */
  NIO;

  /** Tried once, when it is first asked for. */
  private static final class Probe {
    private static final boolean LINUX_WORKS = LinuxUdpPort.works();
  }

  /** Whether ports will use the calls of the operating system. */
  public boolean isNative() {
    return this == NATIVE || (this == AUTO && Probe.LINUX_WORKS);
  }

  /** What logs and metrics call the implementation that ports will have. */
  public String implementation() {
    return (isNative() ? NATIVE : NIO).name().toLowerCase(Locale.ROOT);
  }

  /**
   * Binds a port.
   *
   * @param address the local address, or null for all
   * @param port the port number, or 0 for any free one
   * @param bufferBytes wanted size of the kernel's buffers; the system may grant less
   * @param segments how many packets may leave in one call; 1: each in its own
   * @throws IOException where the port is taken, the address is not local, or the calls of Linux
   *     are wanted and do not work
   */
  public UdpPort bind(@Nullable InetAddress address, int port, int bufferBytes, int segments)
      throws IOException {
    return isNative()
        ? LinuxUdpPort.bind(address, port, bufferBytes, segments)
        : NioUdpPort.bind(address, port, bufferBytes);
  }
}
