package dev.tandem.server.media.router;

/** Lets a session be polled earlier than it had asked for. */
@FunctionalInterface
public interface Wakeups {

  /** Has the session polled at a time, monotonic nanoseconds, or before. */
  void wakeAt(PeerSession session, long atNs);
}
