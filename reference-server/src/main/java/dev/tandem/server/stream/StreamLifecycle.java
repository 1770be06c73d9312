package dev.tandem.server.stream;

import org.jspecify.annotations.Nullable;

/**
 * The states of one stream: PENDING, then perhaps PUBLISHING or PLAYING, then one terminal status.
 * Of any number of parties that end a stream at the same time exactly one succeeds. Thread-safe.
 */
final class StreamLifecycle {
  private StreamStatus status = StreamStatus.PENDING;
  private @Nullable StreamEnd end;

  synchronized StreamStatus status() {
    return status;
  }

  /** How the stream ended, or null while it lives. */
  synchronized @Nullable StreamEnd end() {
    return end;
  }

  /** Goes from PENDING to {@code active}; false where it was there already or has ended. */
  synchronized boolean activate(StreamStatus active) {
    if (status != StreamStatus.PENDING) {
      return false;
    }
    status = active;
    return true;
  }

  /** Ends the stream; true for the first caller only. */
  synchronized boolean end(StreamEnd how) {
    if (end != null) {
      return false;
    }
    end = how;
    status = how.status();
    return true;
  }
}
