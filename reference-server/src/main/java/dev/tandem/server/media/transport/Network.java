package dev.tandem.server.media.transport;

import dev.tandem.server.media.ice.IceAddress;

/** Sends datagrams for one peer. On the media loop. */
@FunctionalInterface
public interface Network {

  /** Sends one datagram; false where the system did not take it. */
  boolean send(byte[] buffer, int offset, int length, IceAddress to);
}
