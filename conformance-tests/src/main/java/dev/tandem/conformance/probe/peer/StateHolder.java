package dev.tandem.conformance.probe.peer;

import java.time.Duration;

/** The state of a peer, which only goes forward, and a way to wait for one. Thread-safe. */
final class StateHolder {
  private PeerState state = PeerState.NEW;
  private String failure = "";

  synchronized PeerState get() {
    return state;
  }

  synchronized String failure() {
    return failure;
  }

  synchronized void advance(PeerState to) {
    if (to.compareTo(state) > 0) {
      state = to;
      notifyAll();
    }
  }

  /** FAILED or CLOSED; what ended stays as it ended. */
  synchronized void end(PeerState as, String reason) {
    if (state.compareTo(PeerState.FAILED) < 0) {
      state = as;
      failure = reason;
      notifyAll();
    }
  }

  /** Waits until this state or a later one is reached; returns the state at the end. */
  synchronized PeerState await(PeerState wanted, Duration deadline) {
    long endNs = System.nanoTime() + deadline.toNanos();
    long leftMs = deadline.toMillis();
    while (state.compareTo(wanted) < 0 && leftMs > 0) {
      try {
        wait(leftMs);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return state;
      }
      leftMs = (endNs - System.nanoTime()) / 1_000_000;
    }
    return state;
  }
}
