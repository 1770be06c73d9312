package dev.tandem.server.stream;

/** Status of a stream, by the names that clients and REST see. */
public enum StreamStatus {
  /** Asked for, media does not flow yet. */
  PENDING,
  /** Media arrives: others may play it. */
  PUBLISHING,
  /** The player's transport is up. */
  PLAYING,
  /** A publication ended on its owner's wish. */
  UNPUBLISHED,
  /** A playback ended on its owner's wish. */
  STOPPED,
  /** Ended for any other cause. */
  FAILED;

  /** Whether nothing can follow this status. */
  public boolean isTerminal() {
    return this == UNPUBLISHED || this == STOPPED || this == FAILED;
  }
}
