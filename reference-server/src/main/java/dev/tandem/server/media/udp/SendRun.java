package dev.tandem.server.media.udp;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * Successive packets to one address, of one length but for the last, which may be shorter: one
 * message for the system, which takes them apart as late as possible (UDP_SEGMENT). Reused.
 */
final class SendRun {
  private static final int LONGEST = 60 * 1024;

  private final MessageHeader message;
  private final MemorySegment name;
  private Destination destination = Destination.NOWHERE;
  private long begin;
  private long end;
  private int segmentLength;
  private int segments;
  private boolean complete;

  /** A run whose message is {@code header}, a {@code struct msghdr}. */
  SendRun(Arena arena, MemorySegment header) {
    name = arena.allocate(JAVA_LONG, Destination.WORDS);
    message =
        new MessageHeader(
            header,
            arena.allocate(MessageHeader.IOV_LENGTH, Long.BYTES),
            arena.allocate(MessageHeader.CONTROL_LENGTH, Long.BYTES),
            name);
  }

  /** Begins with the packet at an address in memory. */
  void begin(Destination to, long address, int length) {
    destination = to;
    begin = address;
    end = address + length;
    segmentLength = length;
    segments = 1;
    complete = false;
  }

  /** Goes on with the packet behind the last one; false where it does not fit. */
  boolean add(int length, int mostSegments) {
    boolean fits =
        length <= segmentLength
            && !complete
            && segments < mostSegments
            && destination.takesRuns()
            && end + length - begin <= LONGEST;
    if (fits) {
      complete = length < segmentLength;
      end += length;
      segments++;
    }
    return fits;
  }

  /** How many packets it has. */
  int segments() {
    return segments;
  }

  /** Has the message tell of all packets. */
  void prepare() {
    destination.write(name);
    message.nameLength(destination.length());
    message.memory(begin, end - begin);
    if (segments > 1) {
      message.inSegments(segmentLength);
    } else {
      message.inOnePiece();
    }
  }

  /** Has the message tell of one packet alone, the address's packets being so from now on. */
  void prepareAlone(int index) {
    destination.refusedRun();
    long place = begin + (long) index * segmentLength;
    message.memory(place, Math.min(segmentLength, end - place));
    message.inOnePiece();
  }
}
