package dev.tandem.conformance.target;

import java.time.Duration;

/**
 * How long the kit waits. What must happen has a deadline, and the factor is in it already; what
 * must not happen has a window in which the kit listens, which no factor changes.
 *
 * @param answer a request or a message is answered
 * @param ping the next keep-alive ping comes
 * @param appears what was asked for is listed, or no longer listed
 * @param giveUp the server gives up a media path that never opens
 * @param silent how long nothing may come before it counts as silence
 * @param factor by which the deadlines were multiplied, for slow machines
 */
public record TargetDeadlines(
    Duration answer,
    Duration ping,
    Duration appears,
    Duration giveUp,
    Duration silent,
    double factor) {
  /** For servers with the settings they come with. */
  public static final TargetDeadlines DEFAULT =
      new TargetDeadlines(
          Duration.ofSeconds(5),
          Duration.ofSeconds(15),
          Duration.ofSeconds(15),
          Duration.ofSeconds(60));

  /** With the usual window of silence and no factor. */
  public TargetDeadlines(Duration answer, Duration ping, Duration appears, Duration giveUp) {
    this(answer, ping, appears, giveUp, Duration.ofMillis(1_500), 1);
  }

  /** These deadlines with this factor if it is larger than the one that they have. */
  public TargetDeadlines withFactorAtLeast(double wanted) {
    if (wanted <= factor) {
      return this;
    }
    double more = wanted / factor;
    return new TargetDeadlines(
        times(answer, more),
        times(ping, more),
        times(appears, more),
        times(giveUp, more),
        silent,
        wanted);
  }

  private static Duration times(Duration duration, double factor) {
    return Duration.ofMillis(Math.round(duration.toMillis() * factor));
  }
}
