package dev.tandem.server.media.feedback;

/**
 * The clocks of a source as its last sender report tells them (RFC 3550 section 6.4.1): which wall
 * clock time, and which RTP timestamp, it has at any moment. Single-threaded.
 */
public final class SenderClock {
  private final int clockRateHz;
  private boolean known;
  private long ntp;
  private int rtpTimestamp;
  private long reportedNs;

  /**
   * Creates a clock that is not known yet.
   *
   * @param clockRateHz of the RTP timestamps
   */
  public SenderClock(int clockRateHz) {
    this.clockRateHz = clockRateHz;
  }

  /** Takes over a sender report. */
  public void report(long ntp, int rtpTimestamp, long nowNs) {
    this.ntp = ntp;
    this.rtpTimestamp = rtpTimestamp;
    reportedNs = nowNs;
    known = true;
  }

  /** Whether there was a report. */
  public boolean known() {
    return known;
  }

  /** The source's wall clock as a 64-bit NTP timestamp. */
  public long ntpAt(long nowNs) {
    return ntp + Ticks.ntp(nowNs - reportedNs);
  }

  /** The source's RTP timestamp. */
  public int rtpAt(long nowNs) {
    return rtpTimestamp + (int) Ticks.of(nowNs - reportedNs, clockRateHz);
  }
}
