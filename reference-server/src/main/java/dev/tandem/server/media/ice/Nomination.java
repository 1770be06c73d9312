package dev.tandem.server.media.ice;

import dev.tandem.server.media.ice.CandidatePair.State;
import org.jspecify.annotations.Nullable;

/**
 * Regular nomination by the controlling side (RFC 8445, section 8.1.1): the best pair whose check
 * succeeded, as soon as no better one is still being checked, or after a short while anyway. A
 * nominated pair that falls silent is replaced in the same way.
 */
final class Nomination {

  private static final int PATIENCE_IN_CHECKS = 4;
  private static final long UNSET = Long.MAX_VALUE;

  private final PairTable pairs;
  private final Selection selection;
  private final long patienceNs;
  private long deadlineNs = UNSET;

  Nomination(PairTable pairs, Selection selection, long checkIntervalNs) {
    this.pairs = pairs;
    this.selection = selection;
    this.patienceNs = PATIENCE_IN_CHECKS * checkIntervalNs;
  }

  /**
   * The pair to nominate now, null if there is none; {@link #deadlineNs} says when to ask again.
   */
  @Nullable CandidatePair due(long nowNs) {
    CandidatePair best = selection.isSettled() ? null : pairs.best(State.SUCCEEDED);
    if (best == null) {
      deadlineNs = UNSET;
      return null;
    }
    if (deadlineNs == UNSET) {
      deadlineNs = nowNs + patienceNs;
    }
    if (nowNs < deadlineNs && isBetterOneOpen(best)) {
      return null;
    }
    deadlineNs = UNSET;
    return best;
  }

  long deadlineNs() {
    return deadlineNs;
  }

  private boolean isBetterOneOpen(CandidatePair best) {
    return isBetter(pairs.best(State.WAITING), best)
        || isBetter(pairs.best(State.IN_PROGRESS), best);
  }

  private static boolean isBetter(@Nullable CandidatePair open, CandidatePair best) {
    return open != null && open.priority() > best.priority();
  }
}
