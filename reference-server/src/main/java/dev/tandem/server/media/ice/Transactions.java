package dev.tandem.server.media.ice;

import dev.tandem.server.media.ice.CheckTransaction.Purpose;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The requests that may still be answered: at most {@link #CAPACITY}, oldest first. */
final class Transactions {

  static final int CAPACITY = 2 * PairTable.CAPACITY;

  private final List<CheckTransaction> open = new ArrayList<>();

  void add(CheckTransaction transaction) {
    if (open.size() == CAPACITY) {
      makeRoom();
    }
    open.add(transaction);
  }

  void remove(CheckTransaction transaction) {
    open.remove(transaction);
  }

  void removeAll(CandidatePair pair) {
    open.removeIf(transaction -> transaction.pair() == pair);
  }

  @Nullable CheckTransaction find(TransactionId id) {
    for (CheckTransaction transaction : open) {
      if (transaction.id().equals(id)) {
        return transaction;
      }
    }
    return null;
  }

  /** One that is due at this time, null if there is none. */
  @Nullable CheckTransaction due(long nowNs) {
    for (int i = 0; i < open.size(); i++) {
      if (open.get(i).dueNs() <= nowNs) {
        return open.get(i);
      }
    }
    return null;
  }

  long nextDeadlineNs() {
    long deadlineNs = Long.MAX_VALUE;
    for (int i = 0; i < open.size(); i++) {
      deadlineNs = Math.min(deadlineNs, open.get(i).dueNs());
    }
    return deadlineNs;
  }

  /** Whether a nomination is under way that may still be answered. */
  boolean isNominating() {
    for (int i = 0; i < open.size(); i++) {
      if (open.get(i).nominates() && !open.get(i).pair().isSilent()) {
        return true;
      }
    }
    return false;
  }

  List<CheckTransaction> all() {
    return Collections.unmodifiableList(open);
  }

  /** Old consent checks matter least; there are more of them than of all others together. */
  private void makeRoom() {
    for (CheckTransaction transaction : open) {
      if (transaction.purpose() == Purpose.CONSENT) {
        open.remove(transaction);
        return;
      }
    }
    open.removeFirst();
  }
}
