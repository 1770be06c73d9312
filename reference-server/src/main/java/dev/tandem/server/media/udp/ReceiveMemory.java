package dev.tandem.server.media.udp;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * Memory for what one thread receives with one call: many messages, each a datagram, or several of
 * one length from one sender that the system has put together (udp(7), UDP_GRO). All ports of a
 * thread share it, one after the other, since a port is read to its end before the next.
 */
final class ReceiveMemory {
  /** How many messages are taken at once. */
  static final int MESSAGES = 32;

  private static final int MESSAGE = 64 * 1024;
  private static final ThreadLocal<ReceiveMemory> OF_THREAD =
      ThreadLocal.withInitial(ReceiveMemory::new);

  private final Arena arena = Arena.ofAuto();
  private final MemorySegment memory = arena.allocate((long) MESSAGES * MESSAGE, 64);
  private final MemorySegment vector =
      arena.allocate((long) MESSAGES * MessageHeader.VECTOR_ELEMENT, Long.BYTES);
  private final MessageHeader[] headers = new MessageHeader[MESSAGES];
  private final SocketAddress[] names = new SocketAddress[MESSAGES];
  private final KnownAddresses known = new KnownAddresses();
  private final ArrivalClock clock = new ArrivalClock();
  private @Nullable ReceiveBatch user;
  private int filled;

  private ReceiveMemory() {
    for (int i = 0; i < MESSAGES; i++) {
      names[i] = new SocketAddress(arena.allocate(SocketAddress.LENGTH, Long.BYTES));
      headers[i] =
          new MessageHeader(
              vector.asSlice((long) i * MessageHeader.VECTOR_ELEMENT, MessageHeader.LENGTH),
              arena.allocate(MessageHeader.IOV_LENGTH, Long.BYTES),
              arena.allocate(MessageHeader.RECEIVED_CONTROL_LENGTH, Long.BYTES),
              names[i].memory());
      headers[i].memory(memory.address() + (long) i * MESSAGE, MESSAGE);
      headers[i].readyToReceive(SocketAddress.LENGTH);
    }
  }

  /** The memory of the thread that calls. */
  static ReceiveMemory ofThread() {
    return OF_THREAD.get();
  }

  /** Takes what waits at a socket; what another port has left here unread is lost. */
  int fill(ReceiveBatch port, int descriptor) {
    if (user != port && user != null) {
      user.lose();
    }
    user = port;
    for (int i = 0; i < filled; i++) {
      headers[i].readyToReceive(SocketAddress.LENGTH);
    }
    filled = Math.max(0, LinuxSockets.receiveMessages(descriptor, vector.address(), MESSAGES));
    return filled;
  }

  /** Octets of a message. */
  int length(int message) {
    return vector.get(
        JAVA_INT, (long) message * MessageHeader.VECTOR_ELEMENT + MessageHeader.LENGTH);
  }

  /** Octets of each datagram of a message but the last, which may be shorter. */
  int segmentLength(int message) {
    int told = headers[message].receivedSegmentLength();
    return told > 0 ? told : length(message);
  }

  /** When a message arrived, by {@link System#nanoTime}. */
  long arrivedNs(int message) {
    return clock.nanoTimeOf(headers[message].arrivedNs());
  }

  /** Where a message came from. */
  InetSocketAddress sender(int message) {
    return known.of(names[message]);
  }

  void copy(int message, int place, byte[] buffer, int length) {
    MemorySegment.copy(memory, JAVA_BYTE, (long) message * MESSAGE + place, buffer, 0, length);
  }
}
