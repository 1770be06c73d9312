package dev.tandem.server.media.transport;

import dev.tandem.server.media.ice.IceAddress;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Sends datagrams for one peer. On the media loop. */
public interface Network {
  /** No longer datagram can be sent, octets. */
  int MAX_DATAGRAM = 2048;

  /** Gets ready to send to an address; false where no way leads there. */
  boolean aim(IceAddress to);

  /** The memory that datagrams to this address are sent from. */
  MemorySegment buffer();

  /** Where in {@link #buffer} the datagram is to be written. */
  long place();

  /** Sends the datagram that stands at {@link #place}; false where the system did not take it. */
  boolean send(int length);

  /** Copies and sends one datagram; false where the system did not take it. */
  default boolean send(byte[] datagram, int offset, int length, IceAddress to) {
    if (length > MAX_DATAGRAM || !aim(to)) {
      return false;
    }
    MemorySegment.copy(datagram, offset, buffer(), ValueLayout.JAVA_BYTE, place(), length);
    return send(length);
  }
}
