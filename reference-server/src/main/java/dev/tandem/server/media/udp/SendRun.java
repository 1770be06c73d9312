package dev.tandem.server.media.udp;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;

/**
 * Sends packets to Linux in runs: successive packets to one address, of one length but for the
 * last, which may be shorter, go in one call and are taken apart as late as possible (UDP_SEGMENT).
 * They stand one behind the other in one small piece of memory, which begins anew after each run
 * that is known to be over.
 *
 * <p>Where a way does not take runs, its packets go one by one from then on. Single-threaded.
 */
final class SendRun {
  private static final int MEMORY = 64 * 1024;
  private static final int LONGEST_RUN = 60 * 1024;
  private static final int MOST_DESTINATIONS = 1 << 14;

  /** An address in the form of the system, and what is known about the way there. */
  private static final class Destination {
    private final MemorySegment octets;
    private final int length;
    private boolean takesRuns = true;

    private Destination(MemorySegment octets, int length) {
      this.octets = octets;
      this.length = length;
    }
  }

  private final int descriptor;
  private final boolean ipv6;
  private final int mostSegments;
  private final Arena arena = Arena.ofAuto();
  private final MemorySegment memory = arena.allocate(MEMORY, 64);
  private final MemorySegment name = arena.allocate(SocketAddress.LENGTH, Long.BYTES);
  private final MessageHeader message =
      new MessageHeader(
          arena.allocate(MessageHeader.LENGTH, Long.BYTES),
          arena.allocate(MessageHeader.IOV_LENGTH, Long.BYTES),
          arena.allocate(MessageHeader.CONTROL_LENGTH, Long.BYTES),
          name);
  private final MemorySegment errorState = LinuxSockets.errorState(arena);
  private final Map<InetSocketAddress, Destination> destinations = new HashMap<>();

  private InetSocketAddress address = new InetSocketAddress(0);
  private Destination destination = new Destination(MemorySegment.NULL, 0);
  private long begin;
  private long end;
  private int segmentLength;
  private int segments;
  private int refused;

  SendRun(int descriptor, boolean ipv6, int mostSegments) {
    this.descriptor = descriptor;
    this.ipv6 = ipv6;
    this.mostSegments = mostSegments;
  }

  MemorySegment memory() {
    return memory;
  }

  /** Where the next packet is to be written. */
  long place() {
    if (end + Outlet.MAX_PACKET > MEMORY) {
      flush();
    }
    return end;
  }

  /** Takes the packet that stands at {@link #place}; false where the address cannot be reached. */
  boolean add(int length, InetSocketAddress to) {
    if (!continues(length, to) && !start(length, to)) {
      return false;
    }
    segments++;
    end += length;
    if (length < segmentLength || segments == mostSegments) {
      flush();
    }
    return true;
  }

  @SuppressWarnings("ReferenceEquality") // another object for the same address begins a new run
  private boolean continues(int length, InetSocketAddress to) {
    return segments > 0
        && to == address
        && length <= segmentLength
        && destination.takesRuns
        && end + length - begin <= LONGEST_RUN;
  }

  private boolean start(int length, InetSocketAddress to) {
    send();
    begin = end;
    if (!to.equals(address)) {
      Destination found = find(to);
      if (found.length == 0) {
        return false;
      }
      address = to;
      destination = found;
    }
    segmentLength = length;
    return true;
  }

  private Destination find(InetSocketAddress to) {
    Destination known = destinations.get(to);
    if (known != null) {
      return known;
    }
    if (destinations.size() == MOST_DESTINATIONS) {
      destinations.clear();
    }
    MemorySegment octets = MemorySegment.ofArray(new long[SocketAddress.LENGTH / Long.BYTES + 1]);
    Destination made = new Destination(octets, new SocketAddress(octets).set(to, ipv6));
    destinations.put(to, made);
    return made;
  }

  /** Sends what waits. The next packet is written to the begin of the memory. */
  void flush() {
    send();
    begin = 0;
    end = 0;
  }

  /** How many packets the system has not taken since the last call. */
  int takeRefused() {
    int count = refused;
    refused = 0;
    return count;
  }

  private void send() {
    if (segments == 0) {
      return;
    }
    MemorySegment.copy(destination.octets, 0, name, 0, destination.length);
    message.nameLength(destination.length);
    if (segments == 1) {
      sendOne(begin, end - begin);
    } else {
      sendRun();
    }
    segments = 0;
  }

  private void sendRun() {
    message.memory(memory.address() + begin, end - begin);
    message.inSegments(segmentLength);
    int error = LinuxSockets.sendMessage(descriptor, message.address(), errorState);
    if (meansNoRuns(error)) {
      destination.takesRuns = false;
      for (long place = begin; place < end; place += segmentLength) {
        sendOne(place, Math.min(segmentLength, end - place));
      }
    } else if (error != 0) {
      refused += segments;
    }
  }

  private void sendOne(long place, long length) {
    message.memory(memory.address() + place, length);
    message.inOnePiece();
    if (LinuxSockets.sendMessage(descriptor, message.address(), errorState) != 0) {
      refused++;
    }
  }

  private static boolean meansNoRuns(int error) {
    return error == LinuxSockets.INVALID_ARGUMENT
        || error == LinuxSockets.MESSAGE_TOO_LONG
        || error == LinuxSockets.IO_ERROR
        || error == LinuxSockets.NOT_SUPPORTED;
  }
}
