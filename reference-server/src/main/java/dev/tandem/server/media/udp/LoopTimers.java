package dev.tandem.server.media.udp;

/** What a media loop has to do at certain times. */
@FunctionalInterface
public interface LoopTimers {

  /**
   * Does what is due.
   *
   * @return when the next thing is due, monotonic nanoseconds; {@link Long#MAX_VALUE} for never
   */
  long poll(long nowNs);
}
