package dev.tandem.server.media.feedback;

/**
 * Tells from the slope of the one-way delay whether the bottleneck's queue grows
 * (draft-ietf-rmcat-gcc-02 sections 5.3 to 5.5, with a least-squares line in place of the Kalman
 * filter). The threshold adapts, so that the flow is neither starved by flows that fill queues nor
 * deaf. Single-threaded.
 */
final class DelayTrend {
  private static final int WINDOW = 20;
  private static final int MAX_DELTAS = 60;
  private static final double SMOOTHING = 0.9;
  private static final double GAIN = 4;
  private static final double INITIAL_THRESHOLD_MS = 12.5;
  private static final double MIN_THRESHOLD_MS = 6;
  private static final double MAX_THRESHOLD_MS = 600;
  private static final double THRESHOLD_RISE = 0.0087;
  private static final double THRESHOLD_FALL = 0.039;
  private static final double MAX_ADAPTED_EXCESS_MS = 15;
  private static final double MAX_ADAPTATION_STEP_MS = 100;
  private static final double OVERUSE_TIME_MS = 10;

  private final double[] timesMs = new double[WINDOW];
  private final double[] delaysMs = new double[WINDOW];
  private long deltas;
  private double timeMs;
  private double delayMs;
  private double smoothedDelayMs;
  private double thresholdMs = INITIAL_THRESHOLD_MS;
  private double lastTrend;
  private double overuseMs;
  private int overuses;
  private LinkUsage usage = LinkUsage.NORMAL;

  /** Takes the distances between two groups of packets. */
  void update(long sentDeltaNs, long arrivalDeltaNs) {
    double sentDeltaMs = sentDeltaNs / 1e6;
    double arrivalDeltaMs = arrivalDeltaNs / 1e6;
    timeMs += arrivalDeltaMs;
    delayMs += arrivalDeltaMs - sentDeltaMs;
    smoothedDelayMs = SMOOTHING * smoothedDelayMs + (1 - SMOOTHING) * delayMs;
    int slot = (int) (deltas++ % WINDOW);
    timesMs[slot] = timeMs;
    delaysMs[slot] = smoothedDelayMs;
    if (deltas >= WINDOW) {
      double trend = slope();
      double amplifiedMs = trend * Math.min(deltas, MAX_DELTAS) * GAIN;
      detect(trend, amplifiedMs, sentDeltaMs);
      adaptThreshold(amplifiedMs, arrivalDeltaMs);
    }
  }

  LinkUsage usage() {
    return usage;
  }

  /** The slope of the line that fits the window best, in ms of delay per ms. */
  private double slope() {
    double meanTime = 0;
    double meanDelay = 0;
    for (int i = 0; i < WINDOW; i++) {
      meanTime += timesMs[i] / WINDOW;
      meanDelay += delaysMs[i] / WINDOW;
    }
    double covariance = 0;
    double variance = 0;
    for (int i = 0; i < WINDOW; i++) {
      double time = timesMs[i] - meanTime;
      covariance += time * (delaysMs[i] - meanDelay);
      variance += time * time;
    }
    return variance == 0 ? lastTrend : covariance / variance;
  }

  private void detect(double trend, double amplifiedMs, double sentDeltaMs) {
    if (amplifiedMs > thresholdMs) {
      overuseMs += overuses == 0 ? sentDeltaMs / 2 : sentDeltaMs;
      overuses++;
      if (overuseMs > OVERUSE_TIME_MS && overuses > 1 && trend >= lastTrend) {
        overuseMs = 0;
        overuses = 0;
        usage = LinkUsage.OVERUSE;
      }
    } else {
      overuseMs = 0;
      overuses = 0;
      usage = amplifiedMs < -thresholdMs ? LinkUsage.UNDERUSE : LinkUsage.NORMAL;
    }
    lastTrend = trend;
  }

  private void adaptThreshold(double amplifiedMs, double elapsedMs) {
    double excessMs = Math.abs(amplifiedMs) - thresholdMs;
    if (excessMs > MAX_ADAPTED_EXCESS_MS) {
      return; // a sudden change of the path, such as a route change
    }
    double rate = excessMs < 0 ? THRESHOLD_FALL : THRESHOLD_RISE;
    double stepMs = Math.clamp(elapsedMs, 0, MAX_ADAPTATION_STEP_MS);
    thresholdMs =
        Math.clamp(thresholdMs + rate * excessMs * stepMs, MIN_THRESHOLD_MS, MAX_THRESHOLD_MS);
  }
}
