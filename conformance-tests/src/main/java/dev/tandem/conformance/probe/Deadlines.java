package dev.tandem.conformance.probe;

import java.time.Duration;

/**
 * How long a probe waits for what must happen. Generous: they bound a hang, they are no performance
 * requirement.
 */
public final class Deadlines {
  /** A server process answers /health/ready. */
  public static final Duration SERVER_READY = Duration.ofSeconds(60);

  /** A server process ends after SIGTERM. */
  public static final Duration SERVER_STOP = Duration.ofSeconds(15);

  /** A page, a WebSocket or a REST request answers. */
  public static final Duration ANSWER = Duration.ofSeconds(20);

  /** A stream reaches PUBLISHING or PLAYING, or a republished one appears on the other server. */
  public static final Duration STREAM = Duration.ofSeconds(30);

  /** Decoded frames, sound or changed pixels are seen on a busy machine. */
  public static final Duration MEDIA = Duration.ofSeconds(30);

  /** A server gives up on a peer that never connects, or notices that one died. */
  public static final Duration GIVE_UP = Duration.ofSeconds(60);

  private Deadlines() {}
}
