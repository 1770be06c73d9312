package dev.tandem.conformance.target;

import java.time.Duration;

/**
 * How long the kit waits for what must happen.
 *
 * @param answer a request or a message is answered
 * @param ping the next keep-alive ping comes
 * @param appears what was asked for is listed, or no longer listed
 * @param giveUp the server gives up a media path that never opens
 */
public record TargetDeadlines(Duration answer, Duration ping, Duration appears, Duration giveUp) {
  /** For servers with the settings they come with. */
  public static final TargetDeadlines DEFAULT =
      new TargetDeadlines(
          Duration.ofSeconds(5),
          Duration.ofSeconds(15),
          Duration.ofSeconds(15),
          Duration.ofSeconds(60));
}
