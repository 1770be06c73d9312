package dev.tandem.server.media.udp;

import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * Takes the datagrams that wait at a socket from Linux, many with one call, and hands them out one
 * by one. Single-threaded.
 */
final class ReceiveBatch {
  private final int descriptor;
  private ReceiveMemory memory = ReceiveMemory.ofThread();
  private int count;
  private int message = -1;
  private int place;
  private int end;
  private int segmentLength;
  private @Nullable InetSocketAddress sender;
  private long arrivedNs;
  private boolean drained;

  ReceiveBatch(int descriptor) {
    this.descriptor = descriptor;
    LinuxSockets.mergeReceived(descriptor);
    LinuxSockets.stampReceived(descriptor);
  }

  /** Takes one datagram; returns its length, or -1 where none waits. */
  int receive(byte[] buffer) {
    if (place == end && !next()) {
      return -1;
    }
    int length = Math.min(segmentLength, end - place);
    int taken = Math.min(length, buffer.length);
    memory.copy(message, place, buffer, taken);
    place += length;
    return taken;
  }

  /** Whether datagrams have been taken from the system and are yet to be handed out. */
  boolean holdsMore() {
    return place < end || message + 1 < count;
  }

  /** Goes on to a message that is not empty. */
  private boolean next() {
    do {
      if (message + 1 >= count && !refill()) {
        return false;
      }
      message++;
      place = 0;
      end = memory.length(message);
      segmentLength = Math.max(1, memory.segmentLength(message));
    } while (end == 0);
    sender = memory.sender(message);
    arrivedNs = memory.arrivedNs(message);
    return true;
  }

  /** Asks the system, unless it had too little to fill the last batch just before. */
  private boolean refill() {
    if (drained) {
      drained = false;
      return false;
    }
    forget();
    memory = ReceiveMemory.ofThread();
    count = memory.fill(this, descriptor);
    drained = count > 0 && count < ReceiveMemory.MESSAGES;
    return count > 0;
  }

  /** The memory is used for another port now. */
  void lose() {
    forget();
    drained = false;
  }

  private void forget() {
    count = 0;
    message = -1;
    place = 0;
    end = 0;
  }

  /** Where the last datagram came from. */
  InetSocketAddress sender() {
    if (sender == null) {
      throw new IllegalStateException("nothing was received yet");
    }
    return sender;
  }

  /** When the last datagram arrived, by {@link System#nanoTime}. */
  long arrivedNs() {
    return arrivedNs;
  }
}
