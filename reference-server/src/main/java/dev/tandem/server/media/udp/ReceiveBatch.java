package dev.tandem.server.media.udp;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.net.InetSocketAddress;

/** Takes the datagrams that wait at a socket from Linux, many with one call. Single-threaded. */
final class ReceiveBatch {
  /** How many are taken at once; a divisor of what a media loop takes in one go. */
  static final int COUNT = 32;

  private static final int DATAGRAM = Outlet.MAX_PACKET;
  private static final int VECTOR_ELEMENT = 64; // struct mmsghdr: msghdr:56*8 length:32 (32)
  private static final int VECTOR_LENGTH_PLACE = 56;

  private final int descriptor;
  private final Arena arena = Arena.ofAuto();
  private final MemorySegment memory = arena.allocate((long) COUNT * DATAGRAM, 64);
  private final MemorySegment vector = arena.allocate((long) COUNT * VECTOR_ELEMENT, Long.BYTES);
  private final MessageHeader[] headers = new MessageHeader[COUNT];
  private final SocketAddress[] names = new SocketAddress[COUNT];
  private final KnownAddresses known = new KnownAddresses();
  private int count;
  private int next;
  private boolean drained;

  ReceiveBatch(int descriptor) {
    this.descriptor = descriptor;
    for (int i = 0; i < COUNT; i++) {
      names[i] = new SocketAddress(arena.allocate(SocketAddress.LENGTH, Long.BYTES));
      headers[i] =
          new MessageHeader(
              vector.asSlice((long) i * VECTOR_ELEMENT, MessageHeader.LENGTH),
              arena.allocate(MessageHeader.IOV_LENGTH, Long.BYTES),
              MemorySegment.NULL,
              names[i].memory());
      headers[i].memory(memory.address() + (long) i * DATAGRAM, DATAGRAM);
      headers[i].nameLength(SocketAddress.LENGTH);
    }
  }

  /** Takes one datagram; returns its length, or -1 where none waits. */
  int receive(byte[] buffer) {
    if (next == count && !refill()) {
      return -1;
    }
    long element = (long) next * VECTOR_ELEMENT;
    int length = Math.min(vector.get(JAVA_INT, element + VECTOR_LENGTH_PLACE), buffer.length);
    MemorySegment.copy(memory, JAVA_BYTE, (long) next * DATAGRAM, buffer, 0, length);
    next++;
    return length;
  }

  /** Asks the system, unless it had too little to fill the last batch just before. */
  private boolean refill() {
    if (drained) {
      drained = false;
      return false;
    }
    for (int i = 0; i < count; i++) {
      headers[i].nameLength(SocketAddress.LENGTH);
    }
    next = 0;
    count = Math.max(0, LinuxSockets.receiveMessages(descriptor, vector.address(), COUNT));
    drained = count > 0 && count < COUNT;
    return count > 0;
  }

  /** Where the last datagram came from. */
  InetSocketAddress sender() {
    if (next == 0) {
      throw new IllegalStateException("nothing was received yet");
    }
    return known.of(names[next - 1]);
  }
}
