package dev.tandem.server.media.router;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.tandem.server.media.rtp.PlainText;
import dev.tandem.server.media.rtp.RtpPacket;
import java.lang.foreign.MemorySegment;

/**
 * A packet in the clear on its way to all players: on the heap, where its header is read, and once
 * off the heap, from where it is encrypted for each player. Reused.
 */
final class ClearPacket {
  private static final int LONGEST_PADDED = 1_400;

  private final RtpPacket header = new RtpPacket();
  private final MemorySegment memory;
  private final PlainText payload = new PlainText();
  private final PlainText padded = new PlainText();
  private byte[] buffer = {};
  private int offset;
  private int length;
  private boolean isPadded;
  private int sequence;
  private int timestamp;
  private int payloadType;
  private boolean hasMarker;
  private boolean isFiller;
  private boolean startsKeyFrame;

  ClearPacket(MemorySegment memory) {
    this.memory = memory;
  }

  /** Moves to another packet; false where it is none, and then it must not be read. */
  boolean set(byte[] buffer, int offset, int length, boolean startsKeyFrame) {
    if (!header.wrap(buffer, offset, length)) {
      return false;
    }
    this.buffer = buffer;
    this.offset = offset;
    this.length = length;
    isPadded = false;
    this.startsKeyFrame = startsKeyFrame;
    sequence = header.sequenceNumber();
    timestamp = header.timestamp();
    payloadType = header.payloadType();
    hasMarker = header.marker();
    isFiller = header.payloadLength() == 0;
    MemorySegment.copy(buffer, offset, memory, JAVA_BYTE, 0, length);
    payloadFrom(header.payloadOffset(), payload);
    return true;
  }

  /**
   * Has it leave with so many octets of padding. A packet that came with padding of its own, or is
   * too long for more, stays as it is.
   */
  void pad(int octets) {
    if (octets == 0 || header.hasPadding() || length + octets > LONGEST_PADDED) {
      return;
    }
    for (int i = 0; i < octets; i++) {
      memory.set(JAVA_BYTE, (long) length + i, (byte) (i == octets - 1 ? octets : 0));
    }
    long place = (long) header.payloadOffset() - offset;
    padded.set(memory, place, header.payloadLength() + octets);
    isPadded = true;
  }

  /** The whole payload, with the padding that {@link #pad} has put behind it, if any. */
  PlainText padded() {
    return isPadded ? padded : payload;
  }

  int sequence() {
    return sequence;
  }

  int timestamp() {
    return timestamp;
  }

  int payloadType() {
    return payloadType;
  }

  boolean hasMarker() {
    return hasMarker;
  }

  /** Whether there is no payload: players are told of the number only, and the rest is not kept. */
  boolean isFiller() {
    return isFiller;
  }

  RtpPacket header() {
    return header;
  }

  /** The array that offsets of the header are about. */
  byte[] buffer() {
    return buffer;
  }

  /** Where in {@link #buffer} the packet begins. */
  int offset() {
    return offset;
  }

  /** Octets of the whole packet as it came. */
  int length() {
    return length;
  }

  boolean startsKeyFrame() {
    return startsKeyFrame;
  }

  /** The whole payload. */
  PlainText payload() {
    return payload;
  }

  /** Narrows a text down to the payload's octets from an index of {@link #buffer} on. */
  PlainText payloadFrom(int index, PlainText text) {
    int end = header.payloadOffset() + header.payloadLength();
    return text.set(buffer, index, memory, (long) index - offset, end - index);
  }
}
