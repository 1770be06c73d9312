package dev.tandem.server.media.udp;

import java.net.InetSocketAddress;

/** Runs one datagram to completion, on the media loop. */
public interface DatagramHandler {

  /**
   * Handles one datagram. The buffer is reused after the call returns.
   *
   * @param nowNs monotonic time of arrival in nanoseconds
   */
  void datagram(byte[] buffer, int offset, int length, InetSocketAddress from, long nowNs);
}
