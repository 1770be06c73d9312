package dev.tandem.server.media.ice;

import java.util.random.RandomGenerator;

/**
 * Consent to send on the selected pair (RFC 7675, section 5.1): asked for at an irregular interval,
 * lost when no response came for too long.
 */
final class Consent {

  private static final double MIN_FACTOR = 0.8;
  private static final double MAX_FACTOR = 1.2;

  private final IceTimeouts timeouts;
  private final RandomGenerator random;
  private long checkNs = Long.MAX_VALUE;
  private long expiryNs = Long.MAX_VALUE;

  Consent(IceTimeouts timeouts, RandomGenerator random) {
    this.timeouts = timeouts;
    this.random = random;
  }

  /** The peer agreed to receive: a pair was connected, or a response to our request arrived. */
  void granted(long nowNs) {
    expiryNs = nowNs + timeouts.consentTimeoutNs();
  }

  /** Puts off the next check by one interval. */
  void scheduleCheck(long nowNs) {
    double factor = random.nextDouble(MIN_FACTOR, MAX_FACTOR);
    checkNs = nowNs + (long) (factor * timeouts.consentIntervalNs());
  }

  /** The path has changed: asks without delay whether the peer is there. */
  void checkNow(long nowNs) {
    checkNs = nowNs;
  }

  boolean isCheckDue(long nowNs) {
    return checkNs <= nowNs;
  }

  boolean isExpired(long nowNs) {
    return expiryNs <= nowNs;
  }

  long nextDeadlineNs() {
    return Math.min(checkNs, expiryNs);
  }
}
