package dev.tandem.server.media.feedback;

import dev.tandem.server.media.rtcp.RtcpWriter;
import dev.tandem.server.media.rtp.SequenceNumbers;

/**
 * Counts the packets of one source and writes its report block (RFC 3550 sections 6.4.1, A.1, A.3
 * and A.8). Single-threaded.
 */
public final class ReceptionStatistics {
  private static final int MAX_DROPOUT = 3000;
  private static final int NONE = -1;

  private final int clockRateHz;
  private boolean started;
  private long base;
  private long highest;
  private int restartSequence = NONE;
  private long received;
  private long expectedBefore;
  private long receivedBefore;
  private int transit;
  private long jitterTimes16;
  private int lastReport;
  private long lastReportNs;

  /**
   * Creates the statistics of one SSRC.
   *
   * @param clockRateHz of its timestamps
   */
  public ReceptionStatistics(int clockRateHz) {
    this.clockRateHz = clockRateHz;
  }

  /** Counts a packet. */
  public void packet(int sequence, int rtpTimestamp, long nowNs) {
    if (!started) {
      start(sequence, transit(rtpTimestamp, nowNs));
    } else if (Math.abs(SequenceNumbers.delta(sequence, (int) highest)) < MAX_DROPOUT) {
      highest = Math.max(highest, SequenceNumbers.extend(highest, sequence));
      restartSequence = NONE;
    } else if (sequence == restartSequence) { // the second in a row: the source began anew
      start(sequence, transit(rtpTimestamp, nowNs));
    } else {
      restartSequence = (sequence + 1) & 0xFFFF;
      return;
    }
    received++;
    updateJitter(rtpTimestamp, nowNs);
  }

  private void start(int sequence, int firstTransit) {
    started = true;
    transit = firstTransit;
    base = sequence;
    highest = sequence;
    restartSequence = NONE;
    received = 0;
    expectedBefore = 0;
    receivedBefore = 0;
  }

  private void updateJitter(int rtpTimestamp, long nowNs) {
    int newTransit = transit(rtpTimestamp, nowNs);
    long difference = Math.abs((long) (newTransit - transit));
    transit = newTransit;
    jitterTimes16 += difference - ((jitterTimes16 + 8) >> 4);
  }

  private int transit(int rtpTimestamp, long nowNs) {
    return (int) Ticks.of(nowNs, clockRateHz) - rtpTimestamp;
  }

  /** Notes a sender report of the source, which the next blocks refer to. */
  public void senderReport(long ntp, long nowNs) {
    lastReport = Ticks.shortNtp(ntp);
    lastReportNs = nowNs;
  }

  /** Writes the block and begins the next interval; nothing before the first packet. */
  public void writeBlock(RtcpWriter writer, int reporter, int ssrc, long nowNs) {
    if (!started) {
      return;
    }
    long expectedNow = expected() - expectedBefore;
    long lostNow = expectedNow - (received - receivedBefore);
    int fractionLost = lostNow <= 0 ? 0 : (int) Math.min(255, (lostNow << 8) / expectedNow);
    int delay = lastReport == 0 ? 0 : (int) Ticks.of(nowNs - lastReportNs, 1 << 16);
    boolean written =
        writer.reportBlock(
            reporter,
            ssrc,
            fractionLost,
            (int) lost(),
            highest,
            jitterTimes16 >> 4,
            lastReport,
            delay);
    if (written) {
      expectedBefore = expected();
      receivedBefore = received;
    }
  }

  /** Packets lost since the beginning; negative when duplicates outnumber losses. */
  public long lost() {
    return expected() - received;
  }

  /** Packets received, duplicates among them. */
  public long received() {
    return received;
  }

  /** Interarrival jitter in timestamp units (RFC 3550 section 6.4.1). */
  public long jitter() {
    return jitterTimes16 >> 4;
  }

  private long expected() {
    return started ? highest - base + 1 : 0;
  }
}
