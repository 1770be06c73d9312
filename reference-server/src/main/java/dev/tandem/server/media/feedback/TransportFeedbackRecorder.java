package dev.tandem.server.media.feedback;

import dev.tandem.server.media.rtcp.RtcpWriter;
import dev.tandem.server.media.rtp.BigEndian;
import dev.tandem.server.media.rtp.SequenceNumbers;
import java.util.Arrays;

/**
 * Notes when each packet of a transport arrived and tells the sender in feedback messages
 * (draft-holmer-rmcat-transport-wide-cc-extensions-01). Packets that arrive late, after they were
 * reported as missing, are reported once more with all that follow them. Single-threaded.
 *
 * <pre>
 * base sequence:16 packet status count:16 | reference time:24 feedback count:8 | chunks | deltas
 * </pre>
 */
public final class TransportFeedbackRecorder {
  static final long TICK_NS = 250_000L;
  static final int TICKS_PER_REFERENCE = 256; // 64 ms
  static final int HEADER_LENGTH = 8;

  private static final int SLOTS = 2048;
  private static final int MAX_STATUSES = 1024;
  private static final int MAX_DELTA_OCTETS = 700;
  private static final int MAX_SMALL_DELTA = 255;
  private static final long INTERVAL_NS = 50_000_000L;
  private static final long MISSING = Long.MIN_VALUE;

  private final long[] arrivalTicks = new long[SLOTS];
  private final byte[] symbols = new byte[MAX_STATUSES];
  private final byte[] deltas = new byte[MAX_DELTA_OCTETS];
  private final byte[] message =
      new byte[HEADER_LENGTH + StatusChunks.maxLength(MAX_STATUSES) + MAX_DELTA_OCTETS];
  private boolean started;
  private long highest;
  private long next; // the first one to report
  private boolean isPending;
  private long pendingSinceNs;
  private int deltaLength;
  private int feedbackCount;

  /** Creates a recorder of one transport. */
  public TransportFeedbackRecorder() {
    Arrays.fill(arrivalTicks, MISSING);
  }

  /** Notes the arrival of a packet by its transport-wide sequence number. */
  public void packet(int wideSequence, long nowNs) {
    long sequence = SequenceNumbers.extend(highest, wideSequence);
    if (!started || Math.abs(sequence - highest) >= SLOTS) {
      restart(sequence);
    }
    for (; highest < sequence; highest++) {
      arrivalTicks[slot(highest + 1)] = MISSING;
    }
    if (arrivalTicks[slot(sequence)] != MISSING) {
      return;
    }
    arrivalTicks[slot(sequence)] = Math.floorDiv(nowNs, TICK_NS);
    if (!isPending) {
      isPending = true;
      pendingSinceNs = nowNs;
    }
    next = Math.max(Math.min(next, sequence), highest - SLOTS + 1);
  }

  private void restart(long sequence) {
    started = true;
    Arrays.fill(arrivalTicks, MISSING);
    highest = sequence;
    next = sequence;
  }

  /** Whether feedback is to be written now: the oldest unreported arrival is 50 ms old. */
  public boolean due(long nowNs) {
    return isPending && nowNs - pendingSinceNs >= INTERVAL_NS;
  }

  /** When feedback is due; Long.MAX_VALUE if there is nothing to report. */
  public long nextDeadlineNs() {
    return isPending ? pendingSinceNs + INTERVAL_NS : Long.MAX_VALUE;
  }

  /**
   * Writes one feedback message. Arrivals that do not fit into it are still to be reported by the
   * next call.
   *
   * @return false if there was nothing to report or the writer had no room
   */
  public boolean write(RtcpWriter writer, int sender, int media) {
    if (!isPending) {
      return false;
    }
    long referenceTime = Math.floorDiv(firstArrivalTicks(), (long) TICKS_PER_REFERENCE);
    int count = collect(referenceTime * TICKS_PER_REFERENCE);
    BigEndian.putU16(message, 0, (int) next);
    BigEndian.putU16(message, 2, count);
    BigEndian.putU24(message, 4, (int) referenceTime);
    BigEndian.putU8(message, 7, feedbackCount);
    int chunksEnd = StatusChunks.write(symbols, count, message, HEADER_LENGTH);
    System.arraycopy(deltas, 0, message, chunksEnd, deltaLength);
    if (!writer.transportFeedback(sender, media, message, 0, chunksEnd + deltaLength)) {
      return false;
    }
    feedbackCount++;
    next += count;
    isPending = next <= highest;
    return true;
  }

  /** The highest packet has always arrived, so there is a first one. */
  private long firstArrivalTicks() {
    long sequence = next;
    while (arrivalTicks[slot(sequence)] == MISSING) {
      sequence++;
    }
    return arrivalTicks[slot(sequence)];
  }

  /** Collects symbols and deltas from the next packet on, and returns of how many packets. */
  private int collect(long referenceTicks) {
    int count = 0;
    deltaLength = 0;
    long lastTicks = referenceTicks;
    for (long sequence = next; sequence <= highest && count < MAX_STATUSES; sequence++) {
      long ticks = arrivalTicks[slot(sequence)];
      if (ticks == MISSING) {
        symbols[count++] = StatusChunks.NOT_RECEIVED;
        continue;
      }
      long delta = ticks - lastTicks;
      if (delta != (short) delta || deltaLength + 2 > MAX_DELTA_OCTETS) {
        break;
      }
      if (delta >= 0 && delta <= MAX_SMALL_DELTA) {
        symbols[count++] = StatusChunks.SMALL_DELTA;
        BigEndian.putU8(deltas, deltaLength, (int) delta);
        deltaLength++;
      } else {
        symbols[count++] = StatusChunks.LARGE_DELTA;
        BigEndian.putU16(deltas, deltaLength, (int) delta);
        deltaLength += 2;
      }
      lastTicks = ticks;
    }
    return count;
  }

  private static int slot(long sequence) {
    return (int) sequence & (SLOTS - 1);
  }
}
