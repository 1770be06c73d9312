package dev.tandem.server.media.router;

/**
 * Bounds what a player can have sent again: as much as the stream itself, with a second's reserve.
 */
final class RetransmissionBudget {
  private static final long FLOOR_BPS = 500_000;
  private static final long SECOND_NS = 1_000_000_000L;

  private long octets = FLOOR_BPS / 8;
  private long lastNs;

  /** Takes {@code length} octets out of the budget, or returns false when it is used up. */
  boolean take(int length, long streamBps, long nowNs) {
    long perSecond = Math.max(FLOOR_BPS, streamBps) / 8;
    if (lastNs != 0) {
      octets += Math.min(nowNs - lastNs, SECOND_NS) * perSecond / SECOND_NS;
    }
    lastNs = nowNs;
    octets = Math.min(octets, perSecond);
    if (octets < length) {
      return false;
    }
    octets -= length;
    return true;
  }
}
