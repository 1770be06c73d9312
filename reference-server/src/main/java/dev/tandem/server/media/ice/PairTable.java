package dev.tandem.server.media.ice;

import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The check list: at most {@link #CAPACITY} pairs by remote address, least recently used first. */
final class PairTable {

  static final int CAPACITY = 64;

  private static final float LOAD_FACTOR = 0.75f;

  private final LinkedHashMap<IceAddress, CandidatePair> pairs =
      new LinkedHashMap<>(2 * CAPACITY, LOAD_FACTOR, true);
  private final Predicate<CandidatePair> keep;
  private final Consumer<CandidatePair> evicted;

  /**
   * An empty table.
   *
   * @param keep whether a pair must stay; true for at most one
   * @param evicted is told of each pair that had to make room
   */
  PairTable(Predicate<CandidatePair> keep, Consumer<CandidatePair> evicted) {
    this.keep = keep;
    this.evicted = evicted;
  }

  /** The pair of an address, now the most recently used one. */
  @Nullable CandidatePair find(IceAddress remote) {
    return pairs.get(remote);
  }

  /** The pair of an address; a new one with this remote priority if there is none. */
  CandidatePair findOrAdd(IceAddress remote, long priority) {
    CandidatePair known = pairs.get(remote);
    if (known != null) {
      return known;
    }
    if (pairs.size() == CAPACITY) {
      evict();
    }
    CandidatePair pair = new CandidatePair(remote, priority);
    pairs.put(remote, pair);
    return pair;
  }

  Collection<CandidatePair> all() {
    return Collections.unmodifiableCollection(pairs.values());
  }

  /** The pair of the highest priority in a state, null if there is none. */
  @Nullable CandidatePair best(CandidatePair.State state) {
    CandidatePair best = null;
    for (CandidatePair pair : pairs.values()) {
      if (pair.state() == state && (best == null || pair.priority() > best.priority())) {
        best = pair;
      }
    }
    return best;
  }

  /** Whether there are pairs, and nothing is left to be tried. */
  boolean haveAllFailed() {
    return !pairs.isEmpty() && count(CandidatePair.State.FAILED) == pairs.size();
  }

  int count(CandidatePair.State state) {
    int count = 0;
    for (CandidatePair pair : pairs.values()) {
      if (pair.state() == state) {
        count++;
      }
    }
    return count;
  }

  private void evict() {
    Iterator<CandidatePair> oldestFirst = pairs.values().iterator();
    while (oldestFirst.hasNext()) {
      CandidatePair pair = oldestFirst.next();
      if (!keep.test(pair)) {
        oldestFirst.remove();
        evicted.accept(pair);
        return;
      }
    }
  }
}
