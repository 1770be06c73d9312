package dev.tandem.conformance.check;

import dev.tandem.conformance.probe.packet.Rtcp;
import dev.tandem.conformance.probe.packet.RtpPacket;
import dev.tandem.conformance.probe.packet.Sequence;

/** What a receiver counts of one SSRC for its reports (RFC 3550 section 6.4.1 and appendix A). */
final class Reception {
  private final long ssrc;
  private final int clockRate;
  private long first = -1;
  private long highest;
  private long received;
  private long expectedBefore;
  private long receivedBefore;
  private double jitter;
  private long lastTransit;
  private long lastSenderReport;
  private long lastSenderReportNs;

  Reception(long ssrc, int clockRate) {
    this.ssrc = ssrc;
    this.clockRate = clockRate;
  }

  synchronized void took(RtpPacket packet, long atNs) {
    long transit = atNs / 1_000 * clockRate / 1_000_000 - packet.timestamp();
    if (first < 0) {
      first = packet.sequence();
      highest = first;
    } else {
      highest = Math.max(highest, Sequence.extend(highest, packet.sequence()));
      jitter += (Math.abs((int) (transit - lastTransit)) - jitter) / 16;
    }
    lastTransit = transit;
    received++;
  }

  synchronized void took(Rtcp.SenderReport report, long atNs) {
    lastSenderReport = report.compactNtp();
    lastSenderReportNs = atNs;
  }

  synchronized Rtcp.ReportBlock block(long nowNs) {
    long expected = highest - first + 1;
    long newlyExpected = expected - expectedBefore;
    long newlyLost = newlyExpected - (received - receivedBefore);
    expectedBefore = expected;
    receivedBefore = received;
    int fraction =
        newlyExpected <= 0 || newlyLost <= 0 ? 0 : (int) (newlyLost * 255 / newlyExpected);
    long delay =
        lastSenderReport == 0 ? 0 : (nowNs - lastSenderReportNs) / 1_000 * 65_536 / 1_000_000;
    return new Rtcp.ReportBlock(
        ssrc,
        fraction,
        (int) Math.max(0, expected - received),
        highest,
        (long) jitter,
        lastSenderReport,
        delay);
  }
}
