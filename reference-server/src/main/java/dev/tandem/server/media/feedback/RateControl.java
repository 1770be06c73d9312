package dev.tandem.server.media.feedback;

/**
 * Additive increase, multiplicative decrease of the rate that the delay allows
 * (draft-ietf-rmcat-gcc-02 section 5.5). Since a forwarder does not choose what it sends, the rate
 * also follows what the link is seen to carry without a growing queue. Single-threaded.
 */
final class RateControl {
  static final long UNKNOWN = -1;

  private static final long MIN_BPS = 30_000;
  private static final double DECREASE = 0.85;
  private static final double INCREASE_PER_SECOND = 1.08;
  private static final double MIN_INCREASE_BPS = 1000;
  private static final double MIN_ADDITIVE_BPS_PER_SECOND = 4000;
  private static final double MAX_AHEAD = 1.5;
  private static final long MAX_AHEAD_BPS = 10_000;
  private static final double FRAMES_PER_SECOND = 30;
  private static final double PACKET_BITS = 8 * 1200;
  private static final long RESPONSE_NS = 100_000_000L;
  private static final long MIN_DECREASE_INTERVAL_NS = 10_000_000L;
  private static final long MAX_DECREASE_INTERVAL_NS = 200_000_000L;
  private static final double FAR_TOO_MUCH = 2;
  private static final long DRAIN_NS = 1_000_000_000L;

  private final LinkCapacity capacity = new LinkCapacity();
  private double bps = UNKNOWN;
  private LinkUsage lastUsage = LinkUsage.NORMAL;
  private long lastUpdateNs;
  private boolean decreasedBefore;
  private long lastDecreaseNs;

  /** The allowed rate, {@link #UNKNOWN} before the first update. */
  long bps() {
    return (long) bps;
  }

  /**
   * Takes the state of the link.
   *
   * @param receivedBps what the other end received lately
   * @param rttNs from sending a packet to the feedback about it
   */
  void update(LinkUsage usage, long receivedBps, long rttNs, long nowNs) {
    if (bps == UNKNOWN) {
      bps = Math.max(MIN_BPS, limit(receivedBps));
      lastUpdateNs = nowNs;
      return;
    }
    double elapsedSeconds = Math.clamp((nowNs - lastUpdateNs) / 1e9, 0, 1);
    lastUpdateNs = nowNs;
    switch (usage) {
      case OVERUSE -> decrease(receivedBps, rttNs, nowNs);
      case NORMAL -> {
        // one round of normal use after any other before the rate grows again
        if (lastUsage == LinkUsage.NORMAL) {
          increase(receivedBps, rttNs, elapsedSeconds);
          follow(receivedBps, nowNs);
        }
      }
      case UNDERUSE -> {
        // wait until the queue is empty
      }
    }
    lastUsage = usage;
  }

  private void decrease(long receivedBps, long rttNs, long nowNs) {
    long intervalNs = Math.clamp(rttNs, MIN_DECREASE_INTERVAL_NS, MAX_DECREASE_INTERVAL_NS);
    boolean recently = decreasedBefore && nowNs - lastDecreaseNs < intervalNs;
    if (recently && bps < FAR_TOO_MUCH * receivedBps) {
      return;
    }
    bps = Math.max(MIN_BPS, Math.min(bps, DECREASE * receivedBps));
    capacity.overusedAt(receivedBps);
    decreasedBefore = true;
    lastDecreaseNs = nowNs;
  }

  private void increase(long receivedBps, long rttNs, double elapsedSeconds) {
    boolean careful = capacity.isNear(receivedBps);
    double step =
        careful
            ? additiveBpsPerSecond(rttNs) * elapsedSeconds
            : Math.max(bps * (Math.pow(INCREASE_PER_SECOND, elapsedSeconds) - 1), MIN_INCREASE_BPS);
    double limit = limit(receivedBps);
    if (bps < limit) {
      bps = Math.min(bps + step, limit);
    }
  }

  /** After a decrease the queue is emptied first, for meanwhile more arrives than is sent. */
  private void follow(long receivedBps, long nowNs) {
    if (!decreasedBefore || nowNs - lastDecreaseNs >= DRAIN_NS) {
      bps = Math.max(bps, (double) receivedBps);
    }
  }

  /** About one packet more per response time. */
  private double additiveBpsPerSecond(long rttNs) {
    double frameBits = bps / FRAMES_PER_SECOND;
    double packetBits = frameBits / Math.ceil(frameBits / PACKET_BITS);
    return Math.max(MIN_ADDITIVE_BPS_PER_SECOND, packetBits * 1e9 / (rttNs + RESPONSE_NS));
  }

  /** The rate never runs far ahead of what was tried. */
  private static double limit(long receivedBps) {
    return MAX_AHEAD * receivedBps + MAX_AHEAD_BPS;
  }
}
