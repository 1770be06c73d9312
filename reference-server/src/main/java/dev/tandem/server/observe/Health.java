package dev.tandem.server.observe;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Whether the server may get traffic. It is ready once everything that start waits for is done, and
 * until it drains. May be used from any thread.
 */
public final class Health {

  private final Set<String> pending;
  private boolean draining;

  /**
   * @param pending what has to be done before the server is ready, in words
   */
  public Health(List<String> pending) {
    this.pending = new LinkedHashSet<>(pending);
  }

  /**
   * One of the pending things is done.
   *
   * @throws IllegalArgumentException if it was not pending
   */
  public synchronized void done(String what) {
    if (!pending.remove(what)) {
      throw new IllegalArgumentException("not pending: " + what);
    }
  }

  /** From now on the server is not ready, for good. */
  public synchronized void drain() {
    draining = true;
  }

  /** Why the server is not ready, in words; empty when it is. */
  public synchronized List<String> reasons() {
    List<String> reasons = new ArrayList<>();
    if (draining) {
      reasons.add("draining: the server is shutting down");
    }
    pending.forEach(what -> reasons.add("starting: waiting for " + what));
    return reasons;
  }
}
