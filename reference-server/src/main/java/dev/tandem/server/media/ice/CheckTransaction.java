package dev.tandem.server.media.ice;

/**
 * A Binding request of ours that may still be answered, and when it is sent again or given up (RFC
 * 8489, section 6.2.1). All times are in nanoseconds.
 */
final class CheckTransaction {

  /** What a request is sent for. */
  enum Purpose {
    CHECK,
    NOMINATION,
    /** A single request: consent checks are not retransmitted (RFC 7675, section 5.1). */
    CONSENT
  }

  /** Rc: how often a request is sent. */
  private static final int MAX_SENDS = 7;

  /** Rm: how many times the first timeout is waited after the last one. */
  private static final int LAST_WAIT = 16;

  /** Ti for a transport that loses nothing, as a multiple of the first timeout. */
  private static final int RELIABLE_WAIT = 79;

  private final TransactionId id;
  private final CandidatePair pair;
  private final Purpose purpose;
  private final RoleClaim claim;
  private final long rtoNs;
  private int sends;
  private boolean cancelled;
  private long sentNs;
  private long dueNs;

  CheckTransaction(
      TransactionId id, CandidatePair pair, Purpose purpose, RoleClaim claim, long rtoNs) {
    this.id = id;
    this.pair = pair;
    this.purpose = purpose;
    this.claim = claim;
    this.rtoNs = rtoNs;
  }

  TransactionId id() {
    return id;
  }

  CandidatePair pair() {
    return pair;
  }

  Purpose purpose() {
    return purpose;
  }

  RoleClaim claim() {
    return claim;
  }

  boolean nominates() {
    return purpose == Purpose.NOMINATION;
  }

  /** When it is sent again, or given up if {@link #isExhausted}. */
  long dueNs() {
    return dueNs;
  }

  boolean isExhausted() {
    return cancelled || sends == maxSends();
  }

  void sent(long nowNs) {
    sends++;
    sentNs = nowNs;
    dueNs = nowNs + waitNs();
  }

  /** Sends no more, but still takes an answer. */
  void cancel() {
    if (!isExhausted()) {
      cancelled = true;
      dueNs = sentNs + LAST_WAIT * rtoNs;
    }
  }

  /** The peer can be reached now: sends again soon, although the timeout has grown long. */
  void hasten(long nowNs) {
    if (!isExhausted()) {
      dueNs = Math.min(dueNs, Math.max(sentNs + rtoNs, nowNs));
    }
  }

  /** Tells the pair the round-trip time, unless it is unclear which request was answered. */
  void answered(long nowNs) {
    if (sends == 1) {
      pair.roundTrip(nowNs - sentNs);
    }
  }

  private int maxSends() {
    return purpose == Purpose.CONSENT || isReliable() ? 1 : MAX_SENDS;
  }

  private long waitNs() {
    if (maxSends() == 1) {
      return RELIABLE_WAIT * rtoNs;
    }
    return rtoNs * (sends == MAX_SENDS ? LAST_WAIT : 1L << (sends - 1));
  }

  private boolean isReliable() {
    return pair.remote().transport() == IceTransport.TCP;
  }
}
