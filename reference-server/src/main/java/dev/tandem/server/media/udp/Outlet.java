package dev.tandem.server.media.udp;

import java.lang.foreign.MemorySegment;
import java.net.InetSocketAddress;

/** Where packets leave: each is written straight into the memory that it is sent from. */
public interface Outlet {
  /** No longer packet can be sent, octets. */
  int MAX_PACKET = 2048;

  /** The memory that packets are sent from. Its place may change with each packet. */
  MemorySegment buffer();

  /** Where in {@link #buffer} the next packet is to be written; {@link #MAX_PACKET} octets fit. */
  long place();

  /** An address to send to from here. */
  Destination to(InetSocketAddress address);

  /**
   * Sends the packet that stands at {@link #place}, at the latest with the next {@link
   * UdpPort#flush}.
   *
   * @return false where the system did not take it: its buffer is full or the address unreachable
   */
  boolean send(int length, Destination to);
}
