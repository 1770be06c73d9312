package dev.tandem.server.signalling.session;

import java.time.Duration;

/**
 * How lost clients are noticed.
 *
 * @param algorithm what is sent
 * @param interval between two pings
 * @param probes pings in a row that may stay without a pong
 */
public record KeepAliveOptions(Algorithm algorithm, Duration interval, int probes) {
  /** The vendor's defaults: a text ping every 5 s, closed after 10 missed pongs. */
  public static final KeepAliveOptions DEFAULT =
      new KeepAliveOptions(Algorithm.HIGH_LEVEL, Duration.ofSeconds(5), 10);

  /** Checks that there is something to count. */
  public KeepAliveOptions {
    if (!interval.isPositive() || probes < 1) {
      throw new IllegalArgumentException(
          "Keep-alive needs a positive interval and at least one probe, got "
              + interval
              + " and "
              + probes);
    }
  }

  /** Values of {@code keep_alive.algorithm}. */
  public enum Algorithm {
    /** Messages {@code ping} and {@code pong}, which the clients' own watchdogs count. */
    HIGH_LEVEL,
    /** WebSocket ping and pong frames. */
    INTERNAL,
    /** Nothing is sent. */
    NONE
  }
}
