package dev.tandem.server.media.udp;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.net.InetSocketAddress;

/**
 * Sends packets to Linux in runs, and several runs with one call: the processor has forgotten much
 * of this program whenever it returns from the system. All packets stand one behind the other in
 * one small piece of memory, which begins anew after each flush.
 *
 * <p>Where a way does not take runs, its packets go one by one from then on. Single-threaded.
 */
final class SendBatch {
  private static final int MEMORY = 128 * 1024;
  private static final int MOST_RUNS = 16;

  private final int descriptor;
  private final boolean ipv6;
  private final int mostSegments;
  private final Arena arena = Arena.ofAuto();
  private final MemorySegment memory = arena.allocate(MEMORY, 64);
  private final MemorySegment vector =
      arena.allocate((long) MOST_RUNS * MessageHeader.VECTOR_ELEMENT, Long.BYTES);
  private final MemorySegment errorState = LinuxSockets.errorState(arena);
  private final SendRun[] runs = new SendRun[MOST_RUNS];
  private Destination latest = Destination.NOWHERE;
  private int count;
  private long end;
  private int refused;

  SendBatch(int descriptor, boolean ipv6, int mostSegments) {
    this.descriptor = descriptor;
    this.ipv6 = ipv6;
    this.mostSegments = mostSegments;
    for (int i = 0; i < MOST_RUNS; i++) {
      long place = (long) i * MessageHeader.VECTOR_ELEMENT;
      runs[i] = new SendRun(arena, vector.asSlice(place, MessageHeader.LENGTH));
    }
  }

  MemorySegment memory() {
    return memory;
  }

  Destination to(InetSocketAddress address) {
    return new Destination(address, ipv6);
  }

  /** Where the next packet is to be written. */
  long place() {
    if (end + Outlet.MAX_PACKET > MEMORY) {
      flush();
    }
    return end;
  }

  /** Takes the packet that stands at {@link #place}; false where the address cannot be reached. */
  boolean add(int length, Destination to) {
    boolean goesOn = count > 0 && to == latest && runs[count - 1].add(length, mostSegments);
    if (!goesOn && !begin(length, to)) {
      return false;
    }
    end += length;
    return true;
  }

  private boolean begin(int length, Destination to) {
    if (to.length() == 0) {
      return false;
    }
    if (count == MOST_RUNS) {
      send();
    }
    latest = to;
    runs[count++].begin(to, memory.address() + end, length);
    return true;
  }

  /** Sends what waits. The next packet is written to the begin of the memory. */
  void flush() {
    send();
    end = 0;
  }

  /** How many packets the system has not taken since the last call. */
  int takeRefused() {
    int taken = refused;
    refused = 0;
    return taken;
  }

  private void send() {
    for (int i = 0; i < count; i++) {
      runs[i].prepare();
    }
    int done = 0;
    while (done < count) {
      int sent = send(done, count - done);
      if (sent <= 0) {
        refused(done, -sent);
      }
      done += Math.max(1, sent);
    }
    count = 0;
  }

  /** Sends messages; returns how many, or the negated error number of the first. */
  private int send(int first, int number) {
    long place = (long) first * MessageHeader.VECTOR_ELEMENT;
    return LinuxSockets.sendMessages(descriptor, vector.address() + place, number, errorState);
  }

  private void refused(int index, int error) {
    SendRun run = runs[index];
    if (run.segments() == 1 || !meansNoRuns(error)) {
      refused += run.segments();
      return;
    }
    for (int i = 0; i < run.segments(); i++) {
      run.prepareAlone(i);
      refused += send(index, 1) > 0 ? 0 : 1;
    }
  }

  private static boolean meansNoRuns(int error) {
    return error == LinuxSockets.INVALID_ARGUMENT
        || error == LinuxSockets.MESSAGE_TOO_LONG
        || error == LinuxSockets.IO_ERROR
        || error == LinuxSockets.NOT_SUPPORTED;
  }
}
