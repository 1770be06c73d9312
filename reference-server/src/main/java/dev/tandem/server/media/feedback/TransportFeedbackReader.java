package dev.tandem.server.media.feedback;

import static dev.tandem.server.media.feedback.TransportFeedbackRecorder.HEADER_LENGTH;
import static dev.tandem.server.media.feedback.TransportFeedbackRecorder.TICKS_PER_REFERENCE;
import static dev.tandem.server.media.feedback.TransportFeedbackRecorder.TICK_NS;

import dev.tandem.server.media.rtp.BigEndian;

/**
 * Goes through the packets of a feedback message
 * (draft-holmer-rmcat-transport-wide-cc-extensions-01). One reader per transport, since it counts
 * on the reference times of the messages before. Single-threaded.
 *
 * <pre>
 * base sequence:16 packet status count:16 | reference time:24 feedback count:8 | chunks | deltas
 * </pre>
 */
final class TransportFeedbackReader {
  /** More than any path carries between two messages. */
  private static final int MAX_STATUSES = 8192;

  private byte[] buffer = new byte[HEADER_LENGTH];
  private int end;
  private int chunk;
  private int symbolInChunk;
  private int delta;
  private int sequence;
  private int remaining;
  private boolean received;
  private boolean referenceKnown;
  private long reference;
  private long arrivalTicks;

  /**
   * Moves before the first packet of a message.
   *
   * @return false if its chunks are not whole
   */
  boolean wrap(byte[] buffer, int offset, int length) {
    remaining = 0;
    if (length < HEADER_LENGTH) {
      return false;
    }
    this.buffer = buffer;
    end = offset + length;
    sequence = BigEndian.getU16(buffer, offset) - 1;
    int count = BigEndian.getU16(buffer, offset + 2);
    chunk = offset + HEADER_LENGTH;
    symbolInChunk = 0;
    delta = chunk;
    for (int symbols = 0; symbols < count; delta += StatusChunks.LENGTH) {
      if (count > MAX_STATUSES || delta + StatusChunks.LENGTH > end) {
        return false;
      }
      int inChunk = StatusChunks.symbolCount(BigEndian.getU16(buffer, delta));
      symbols += inChunk;
    }
    remaining = count;
    arrivalTicks = unwrapReference(BigEndian.getU24(buffer, offset + 4)) * TICKS_PER_REFERENCE;
    return true;
  }

  private long unwrapReference(int referenceTime) {
    int difference = (referenceTime - (int) reference) << 8 >> 8;
    reference = referenceKnown ? reference + difference : referenceTime;
    referenceKnown = true;
    return reference;
  }

  /** Moves to the next packet; false at the end, or where a delta is missing. */
  boolean next() {
    if (remaining == 0) {
      return false;
    }
    while (symbolInChunk == StatusChunks.symbolCount(BigEndian.getU16(buffer, chunk))) {
      chunk += StatusChunks.LENGTH;
      symbolInChunk = 0;
    }
    int symbol = StatusChunks.symbol(BigEndian.getU16(buffer, chunk), symbolInChunk++);
    int deltaLength = StatusChunks.deltaLength(symbol);
    if (delta + deltaLength > end) {
      remaining = 0;
      return false;
    }
    received = deltaLength > 0;
    if (deltaLength == 1) {
      arrivalTicks += BigEndian.getU8(buffer, delta);
    } else if (deltaLength == 2) {
      arrivalTicks += (short) BigEndian.getU16(buffer, delta);
    }
    delta += deltaLength;
    sequence = (sequence + 1) & 0xFFFF;
    remaining--;
    return true;
  }

  /** The packet's transport-wide sequence number. */
  int sequence() {
    return sequence;
  }

  /** Whether the packet arrived. */
  boolean received() {
    return received;
  }

  /** When the packet arrived, by the receiver's clock. */
  long arrivalNs() {
    return arrivalTicks * TICK_NS;
  }
}
