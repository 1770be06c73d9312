package dev.tandem.server.republish;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Options of the agent.
 *
 * @param maxSessions pushes and pulls at a time
 */
public record RepublishOptions(
    Tls tls, Deadlines deadlines, KeepAlive keepAlive, Retry retry, int maxSessions) {

  /** No wss targets, and times that suit servers on the Internet. */
  public static final RepublishOptions DEFAULT =
      new RepublishOptions(Tls.OFF, Deadlines.DEFAULT, KeepAlive.DEFAULT, Retry.DEFAULT, 1000);

  /**
   * Connections to wss targets, which are verified always.
   *
   * @param enabled {@code wcs_agent_ssl}: whether wss targets are allowed
   * @param authorities PEM file with authorities to trust beside the public ones, or null
   * @param pins SHA-256 digests of certificates to trust without further verification: 64 hex
   *     digits, colons allowed
   */
  public record Tls(boolean enabled, @Nullable Path authorities, Set<String> pins) {
    public static final Tls OFF = new Tls(false, null, Set.of());

    public Tls {
      pins = Set.copyOf(pins);
    }
  }

  /**
   * How long the target may take for each stage before the attempt is given up.
   *
   * @param connect name resolution, TCP, TLS and WebSocket upgrade
   * @param handshake until getUserData
   * @param answer until setRemoteSDP
   * @param firstMedia from the answer until media flow
   * @param farewell from unPublishStream until it is confirmed
   */
  public record Deadlines(
      Duration connect,
      Duration handshake,
      Duration answer,
      Duration firstMedia,
      Duration farewell) {
    public static final Deadlines DEFAULT =
        new Deadlines(
            Duration.ofSeconds(10),
            Duration.ofSeconds(10),
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofSeconds(2));
  }

  /**
   * Supervision of the signalling connection, by WebSocket pings since every server answers those.
   *
   * @param interval between two pings of ours
   * @param misses so many intervals in a row without anything received end the connection
   */
  public record KeepAlive(Duration interval, int misses) {
    public static final KeepAlive DEFAULT = new KeepAlive(Duration.ofSeconds(5), 6);
  }

  /**
   * Pauses before further attempts, for requests that ask for them. They double from one failure to
   * the next; each is shortened by a random share of up to a half.
   */
  public record Retry(Duration first, Duration longest) {
    public static final Retry DEFAULT = new Retry(Duration.ofSeconds(1), Duration.ofSeconds(30));

    /** The pause after so many failures in a row. */
    Duration pause(int failures, double random) {
      double factor = Math.pow(2, Math.min(failures - 1, 30));
      double millis = Math.min(first.toMillis() * factor, (double) longest.toMillis());
      return Duration.ofMillis((long) (millis * (1 - random / 2)));
    }
  }
}
