package dev.tandem.server.media.udp;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectableChannel;

/** A UDP socket as a media loop uses it: never blocking, from one thread. */
public interface UdpPort extends AutoCloseable {

  /**
   * Takes one waiting datagram. A longer one than the buffer is cut off.
   *
   * @return its length in octets, or -1 when none waits
   */
  int receive(byte[] buffer) throws IOException;

  /** Where the datagram that {@link #receive} returned last came from. */
  InetSocketAddress sender();

  /**
   * Sends one datagram, at the latest with the next {@link #flush}.
   *
   * @return false where the system did not take it: its buffer is full or the address unreachable
   */
  boolean send(byte[] buffer, int offset, int length, InetSocketAddress to);

  /** Sends what {@link #send} has kept back to send in one go. */
  void flush();

  /** The bound port number. */
  int localPort();

  /** What a selector waits on. */
  SelectableChannel channel();

  @Override
  void close() throws IOException;
}
