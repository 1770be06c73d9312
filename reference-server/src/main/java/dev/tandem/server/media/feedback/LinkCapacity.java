package dev.tandem.server.media.feedback;

/**
 * The rate that was received when the link was last overused, averaged, with its spread
 * (draft-ietf-rmcat-gcc-02 section 5.5). Single-threaded.
 */
final class LinkCapacity {
  private static final double WEIGHT = 0.05;
  private static final double MIN_VARIANCE = 0.4;
  private static final double MAX_VARIANCE = 2.5;
  private static final double BPS_PER_UNIT = 1000;

  private boolean known;
  private double average;
  private double variance = MIN_VARIANCE; // relative to the average

  /** Takes the rate received at a moment of overuse. */
  void overusedAt(long receivedBps) {
    if (receivedBps < average * BPS_PER_UNIT - spreadBps()) {
      known = false;
    }
    double sample = receivedBps / BPS_PER_UNIT;
    average = known ? (1 - WEIGHT) * average + WEIGHT * sample : sample;
    double error = average - sample;
    double sampleVariance = error * error / Math.max(average, 1);
    variance =
        Math.clamp((1 - WEIGHT) * variance + WEIGHT * sampleVariance, MIN_VARIANCE, MAX_VARIANCE);
    known = true;
  }

  /** Whether a rate is so near to the capacity that growth has to be careful. */
  boolean isNear(long receivedBps) {
    if (known && receivedBps > average * BPS_PER_UNIT + spreadBps()) {
      known = false; // the link has become faster
    }
    return known;
  }

  private double spreadBps() {
    return 3 * Math.sqrt(variance * average) * BPS_PER_UNIT;
  }
}
