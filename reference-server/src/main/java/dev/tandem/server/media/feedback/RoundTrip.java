package dev.tandem.server.media.feedback;

/**
 * The round-trip time between our sender reports and the report blocks that refer to them (RFC 3550
 * section 6.4.1). Single-threaded.
 */
public final class RoundTrip {
  private static final int REPORTS = 16;

  private final int[] reports = new int[REPORTS];
  private final long[] sentNs = new long[REPORTS];
  private int next;

  /** Notes a sender report of ours by the NTP timestamp in it. */
  public void reportSent(long ntp, long nowNs) {
    reports[next] = Ticks.shortNtp(ntp);
    sentNs[next] = nowNs;
    next = (next + 1) % REPORTS;
  }

  /**
   * The round-trip time that a report block shows.
   *
   * @param lsr last sender report
   * @param dlsr delay since then in 1/65536 s, unsigned
   * @return milliseconds, -1 if the block refers to no report of ours
   */
  public double rttMs(int lsr, int dlsr, long nowNs) {
    for (int slot = 0; lsr != 0 && slot < REPORTS; slot++) {
      if (reports[slot] == lsr) {
        return Math.max(0, nowNs - sentNs[slot] - Ticks.nanosOfShortNtp(dlsr)) / 1e6;
      }
    }
    return -1;
  }
}
