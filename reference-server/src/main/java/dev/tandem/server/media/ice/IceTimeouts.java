package dev.tandem.server.media.ice;

/**
 * The times of an agent, all in nanoseconds.
 *
 * @param connectNs from the start until a pair has to carry
 * @param consentIntervalNs mean time between two consent checks, each varied by a fifth (RFC 7675)
 * @param consentTimeoutNs how long consent lasts without a valid response
 * @param checkIntervalNs between two new connectivity checks: Ta of RFC 8445, section 14
 */
public record IceTimeouts(
    long connectNs, long consentIntervalNs, long consentTimeoutNs, long checkIntervalNs) {

  /** 20 s to connect, consent every 5 s for 30 s, a check every 50 ms. */
  public static final IceTimeouts DEFAULT =
      new IceTimeouts(20_000_000_000L, 5_000_000_000L, 30_000_000_000L, 50_000_000L);

  /**
   * Checks the times.
   *
   * @throws IllegalArgumentException if one is not positive
   */
  public IceTimeouts {
    if (Math.min(connectNs, consentIntervalNs) <= 0
        || Math.min(consentTimeoutNs, checkIntervalNs) <= 0) {
      throw new IllegalArgumentException("ICE timeouts have to be positive");
    }
  }
}
