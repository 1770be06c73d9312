package dev.tandem.server.media.udp;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * A {@code struct msghdr} of 64-bit Linux with one piece of memory, an address, and control
 * messages: to be sent or received in segments (udp(7), UDP_SEGMENT and UDP_GRO), and when it was
 * received (socket(7), SO_TIMESTAMPNS).
 *
 * <pre>
 *  msghdr    name:64 nameLength:32 (32) iov:64 iovLength:64 control:64 controlLength:64 flags:32 (32)
 *  iovec     base:64 length:64
 *  cmsghdr   length:64 level:32 type:32, and behind it
 *            sent: segmentLength:16 (48), received: segmentLength:32 (32), or seconds:64 nanoseconds:64
 * </pre>
 */
final class MessageHeader {
  static final int LENGTH = 56;

  /** A {@code struct mmsghdr}: a header, and 32 bits for how much was sent or received. */
  static final int VECTOR_ELEMENT = 64;

  static final int IOV_LENGTH = 16;
  static final int CONTROL_LENGTH = 24;
  static final int RECEIVED_CONTROL_LENGTH = 64;

  private static final int CONTROL_USED = 18;
  private static final int UDP_SEGMENT = 103;
  private static final int LEVEL = 8;
  private static final int TYPE = 12;
  private static final int DATA = 16;
  private static final long NANOS = 1_000_000_000L;

  private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
  private static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT;

  private static final int NAME = 0;
  private static final int NAME_LENGTH = 8;
  private static final int IOV = 16;
  private static final int IOV_COUNT = 24;
  private static final int CONTROL = 32;
  private static final int CONTROL_OCTETS = 40;

  private final MemorySegment header;
  private final MemorySegment iov;
  private final MemorySegment control;

  MessageHeader(
      MemorySegment header, MemorySegment iov, MemorySegment control, MemorySegment name) {
    this.header = header;
    this.iov = iov;
    this.control = control;
    header.fill((byte) 0);
    header.set(LONG, NAME, name.address());
    header.set(LONG, IOV, iov.address());
    header.set(LONG, IOV_COUNT, 1);
    if (control.byteSize() > 0) {
      control.set(LONG, 0, CONTROL_USED);
      control.set(INT, LEVEL, LinuxSockets.IPPROTO_UDP);
      control.set(INT, TYPE, UDP_SEGMENT);
    }
  }

  long address() {
    return header.address();
  }

  /** Sets the length of the address, or the room for it. */
  void nameLength(int octets) {
    header.set(INT, NAME_LENGTH, octets);
  }

  /** Sets the memory that is sent, or received into. */
  void memory(long address, long octets) {
    iov.set(LONG, 0, address);
    iov.set(LONG, 8, octets);
  }

  /** Has the memory sent as packets of this length, the last of which may be shorter. */
  void inSegments(int octets) {
    control.set(SHORT, DATA, (short) octets);
    header.set(LONG, CONTROL, control.address());
    header.set(LONG, CONTROL_OCTETS, CONTROL_LENGTH);
  }

  /** Tells the room for an address and for control messages. */
  void readyToReceive(int nameRoom) {
    nameLength(nameRoom);
    header.set(LONG, CONTROL, control.address());
    header.set(LONG, CONTROL_OCTETS, control.byteSize());
  }

  /** The length of the packets that were put together; 0 where it was one packet. */
  int receivedSegmentLength() {
    int place = received(LinuxSockets.IPPROTO_UDP, LinuxSockets.UDP_GRO, Integer.BYTES);
    return place < 0 ? 0 : control.get(INT, place);
  }

  /** When it was received: nanoseconds since 1970; 0 where that was not told. */
  long arrivedNs() {
    int place = received(LinuxSockets.SOL_SOCKET, LinuxSockets.SO_TIMESTAMPNS, 2 * Long.BYTES);
    return place < 0
        ? 0
        : control.get(LONG, place) * NANOS + control.get(LONG, place + (long) Long.BYTES);
  }

  /** Where the data of a control message stand that was received; -1 where there is none. */
  private int received(int level, int type, int length) {
    int end = (int) Math.min(header.get(LONG, CONTROL_OCTETS), control.byteSize());
    int place = 0;
    while (place + DATA + length <= end) {
      if (control.get(INT, place + (long) LEVEL) == level
          && control.get(INT, place + (long) TYPE) == type) {
        return place + DATA;
      }
      int octets = (int) Math.max(control.get(LONG, place), DATA);
      place += (octets + Long.BYTES - 1) & -Long.BYTES;
    }
    return -1;
  }

  /** Has the memory sent as one packet. */
  void inOnePiece() {
    header.set(LONG, CONTROL, 0);
    header.set(LONG, CONTROL_OCTETS, 0);
  }
}
