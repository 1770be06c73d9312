package dev.tandem.server.media.feedback;

/**
 * The rate that losses allow (draft-ietf-rmcat-gcc-02 section 6): above a tenth it falls, below a
 * fiftieth it rises until it bounds nothing any more. Since a forwarder may go on sending too much,
 * the rate does not fall below what arrives in spite of the losses. Single-threaded.
 */
final class LossBound {
  static final double UNBOUNDED = Double.POSITIVE_INFINITY;

  private static final double HIGH_LOSS = 0.1;
  private static final double LOW_LOSS = 0.02;
  private static final double INCREASE = 1.05;
  private static final double INCREASE_BPS = 1000;
  private static final double RELEASE = 1.5;
  private static final long MIN_INTERVAL_NS = 300_000_000L;

  private double bps = UNBOUNDED;
  private boolean changedBefore;
  private long lastChangeNs;

  double bps() {
    return bps;
  }

  /**
   * Takes a report.
   *
   * @param fractionLost in 1/256
   * @param otherwiseBps what could be sent without this bound, negative if unknown
   * @param receivedBps what the other end received lately, 0 if unknown
   */
  void update(int fractionLost, double otherwiseBps, long receivedBps, long nowNs) {
    double loss = fractionLost / 256.0;
    boolean tooSoon = changedBefore && nowNs - lastChangeNs < MIN_INTERVAL_NS;
    if (otherwiseBps < 0 || tooSoon) {
      return;
    }
    if (loss > HIGH_LOSS) {
      bps = Math.max((double) receivedBps, Math.min(bps, otherwiseBps) * (1 - loss / 2));
    } else if (loss < LOW_LOSS) {
      bps = INCREASE * (bps + INCREASE_BPS);
    } else {
      return;
    }
    if (bps > RELEASE * otherwiseBps) {
      bps = UNBOUNDED;
    }
    changedBefore = true;
    lastChangeNs = nowNs;
  }
}
