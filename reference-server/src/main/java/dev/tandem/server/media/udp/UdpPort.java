package dev.tandem.server.media.udp;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectableChannel;
import java.util.List;

/** A UDP socket as a media loop uses it: never blocking, from one thread. */
public interface UdpPort extends Outlet, AutoCloseable {

  /**
   * Takes one waiting datagram. A longer one than the buffer is cut off.
   *
   * @return its length in octets, or -1 when none waits
   */
  int receive(byte[] buffer) throws IOException;

  /** Whether datagrams have been taken from the system that {@link #receive} is yet to return. */
  default boolean holdsMore() {
    return false;
  }

  /** Where the datagram that {@link #receive} returned last came from. */
  InetSocketAddress sender();

  /**
   * When that datagram arrived, by {@link System#nanoTime}: as the system tells it, if it does, or
   * now.
   */
  default long arrivedNs() {
    return System.nanoTime();
  }

  /**
   * Sends what {@link Outlet#send} has kept back to send in one go.
   *
   * @return how many datagrams the system has not taken since the last call
   */
  int flush();

  /** Has a list take this port, once, when it keeps a packet back that is to be flushed. */
  void keepBackIn(List<UdpPort> keepers);

  /** The bound port number. */
  int localPort();

  /** What a selector waits on. */
  SelectableChannel channel();

  @Override
  void close() throws IOException;
}
