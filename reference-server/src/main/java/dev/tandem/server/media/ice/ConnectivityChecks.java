package dev.tandem.server.media.ice;

import dev.tandem.server.media.ice.CandidatePair.State;
import dev.tandem.server.media.ice.CheckTransaction.Purpose;
import java.util.ArrayDeque;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Sends our checks, paced and retransmitted, and takes the peer's responses (RFC 8445, sections
 * 6.1.4 and 7.2). Triggered checks go before ordinary ones, which go by priority.
 */
final class ConnectivityChecks {

  /** Is told of each request that the peer answered with success. */
  interface Listener {
    void succeeded(CandidatePair pair, Purpose purpose, long nowNs);
  }

  private static final long MIN_RTO_NS = 500_000_000L;

  private final PairTable pairs;
  private final RoleKeeper role;
  private final BindingClient client;
  private final long checkIntervalNs;
  private final RandomGenerator random;
  private final Listener listener;
  private final Transactions transactions = new Transactions();
  private final ArrayDeque<CandidatePair> triggered = new ArrayDeque<>();
  private long nextCheckNs = Long.MIN_VALUE;
  private boolean refused;

  ConnectivityChecks(
      PairTable pairs,
      RoleKeeper role,
      BindingClient client,
      long checkIntervalNs,
      RandomGenerator random,
      Listener listener) {
    this.pairs = pairs;
    this.role = role;
    this.client = client;
    this.checkIntervalNs = checkIntervalNs;
    this.random = random;
    this.listener = listener;
  }

  /** The peer checked this pair: checks it soon, unless that has succeeded already. */
  void trigger(CandidatePair pair, long nowNs) {
    switch (pair.state()) {
      case SUCCEEDED -> {}
      case IN_PROGRESS -> hasten(pair, nowNs);
      case WAITING, FAILED -> {
        pair.state(State.WAITING);
        if (!triggered.contains(pair)) {
          triggered.add(pair);
        }
      }
    }
  }

  /** Sends a request outside of the pace. */
  void send(CandidatePair pair, Purpose purpose, long nowNs) {
    TransactionId id = TransactionId.random(random);
    CheckTransaction check = new CheckTransaction(id, pair, purpose, role.claim(), rtoNs());
    transactions.add(check);
    transmit(check, nowNs);
  }

  /** Sends what is due, and returns the next deadline. */
  long poll(long nowNs, boolean ordinaryToo) {
    retransmit(nowNs);
    if (nextCheckNs <= nowNs) {
      CandidatePair pair = next(ordinaryToo);
      if (pair != null) {
        triggered.remove(pair);
        pair.state(State.IN_PROGRESS);
        send(pair, Purpose.CHECK, nowNs);
        nextCheckNs = nowNs + checkIntervalNs;
      }
    }
    long checkNs = next(ordinaryToo) == null ? Long.MAX_VALUE : nextCheckNs;
    return Math.min(checkNs, transactions.nextDeadlineNs());
  }

  StunResult receive(StunMessage response, IceAddress from, long nowNs) {
    CheckTransaction check = transactions.find(response.transactionId());
    if (check == null) {
      return StunResult.UNKNOWN_TRANSACTION;
    }
    boolean success = response.kind() == StunKind.SUCCESS;
    if (!client.authenticates(response)) {
      refused |= !success && !response.has(StunAttribute.MESSAGE_INTEGRITY);
      return StunResult.BAD_INTEGRITY;
    }
    if (success && response.mappedAddress() == null) {
      return StunResult.MISSING_ATTRIBUTE;
    }
    transactions.remove(check);
    if (response.unknownCount() > 0) {
      fail(check);
      return StunResult.UNKNOWN_ATTRIBUTE;
    }
    if (!from.equals(check.pair().remote())) {
      fail(check);
      return StunResult.WRONG_SOURCE;
    }
    if (success) {
      check.answered(nowNs);
      check.pair().responseArrived();
      listener.succeeded(check.pair(), check.purpose(), nowNs);
    } else {
      refuse(check, response.errorCode(), nowNs);
    }
    return StunResult.HANDLED;
  }

  /** A pair is nominated: sends the checks of others no more (RFC 8445, section 8.1.2). */
  void conclude(CandidatePair nominated) {
    for (CheckTransaction check : transactions.all()) {
      if (check.purpose() == Purpose.CHECK && check.pair() != nominated) {
        check.cancel();
      }
    }
  }

  void forget(CandidatePair pair) {
    triggered.remove(pair);
    transactions.removeAll(pair);
  }

  /** Whether a nomination is under way that may still be answered. */
  boolean isNominating() {
    return transactions.isNominating();
  }

  /**
   * Whether the peer answered a check with an error other than a role conflict. Errors without
   * integrity count here, but they end no check: anyone on the path could have made them.
   */
  boolean wasRefused() {
    return refused;
  }

  private void refuse(CheckTransaction check, int errorCode, long nowNs) {
    if (errorCode == StunError.ROLE_CONFLICT.code()) {
      role.refused(check.claim());
      if (check.purpose() == Purpose.CHECK) {
        check.pair().state(State.WAITING);
        trigger(check.pair(), nowNs);
      }
    } else {
      refused = true;
      fail(check);
    }
  }

  private void retransmit(long nowNs) {
    CheckTransaction check = transactions.due(nowNs);
    while (check != null) {
      if (check.isExhausted()) {
        transactions.remove(check);
        fail(check);
      } else {
        transmit(check, nowNs);
      }
      check = transactions.due(nowNs);
    }
  }

  private void transmit(CheckTransaction check, long nowNs) {
    check.sent(nowNs);
    client.send(check);
  }

  private static void fail(CheckTransaction check) {
    if (check.purpose() != Purpose.CONSENT) {
      check.pair().state(State.FAILED);
    }
  }

  private void hasten(CandidatePair pair, long nowNs) {
    for (CheckTransaction check : transactions.all()) {
      if (check.pair() == pair && check.purpose() == Purpose.CHECK) {
        check.hasten(nowNs);
      }
    }
  }

  private @Nullable CandidatePair next(boolean ordinaryToo) {
    if (!triggered.isEmpty()) {
      return triggered.getFirst();
    }
    return ordinaryToo ? pairs.best(State.WAITING) : null;
  }

  private long rtoNs() {
    int active = pairs.count(State.WAITING) + pairs.count(State.IN_PROGRESS);
    return Math.max(MIN_RTO_NS, checkIntervalNs * active);
  }
}
