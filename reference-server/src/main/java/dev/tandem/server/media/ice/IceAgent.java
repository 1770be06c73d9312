package dev.tandem.server.media.ice;

import dev.tandem.server.media.ice.CandidatePair.State;
import dev.tandem.server.media.ice.CheckTransaction.Purpose;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * An ICE agent with one component and one local candidate (RFC 8445), which keeps consent once it
 * is connected (RFC 7675). It owns no socket and no clock: the owner hands it STUN packets, calls
 * {@link #poll} after that and at the deadlines it returns, and sends what {@link Output} is given.
 *
 * <p>Checks of the peer are answered from the start on. A pair becomes valid through an
 * authenticated check of either side. The CONTROLLED agent then uses it at once and follows the
 * peer's nominations; the CONTROLLING agent uses it when its own check succeeded, and nominates.
 *
 * <p>Times are in nanoseconds of one monotonic clock. Single-threaded.
 */
public final class IceAgent {

  /** Sends a datagram or a TCP frame. The buffer is reused after the call. */
  public interface Output {
    /** Sends {@code length} octets to an address; what cannot be sent is silently lost. */
    void send(byte[] buffer, int offset, int length, IceAddress to);
  }

  private final IceCredentials local;
  private final IceTimeouts timeouts;
  private final RandomGenerator random;
  private final Output output;
  private final StunWriter writer = new StunWriter();
  private final StunMessage message = new StunMessage();
  private final Selection selection = new Selection();
  private final PairTable pairs = new PairTable(p -> p == selection.pair(), this::forget);
  private final RoleKeeper role;
  private final BindingServer server;
  private final Nomination nomination;
  private final Consent consent;
  private @Nullable ConnectivityChecks checks;
  private IceState state = IceState.NEW;
  private IceFailure failure = IceFailure.NONE;
  private long connectDeadlineNs = Long.MAX_VALUE;

  /**
   * An agent that answers checks and waits for {@link #start}.
   *
   * @param role the role to begin with; a conflict with the peer's may change it
   * @param random for transaction ids, which must not be guessable outside of tests
   */
  public IceAgent(
      IceRole role,
      IceCredentials local,
      IceTimeouts timeouts,
      RandomGenerator random,
      Output output) {
    this.local = local;
    this.timeouts = timeouts;
    this.random = random;
    this.output = output;
    this.role = new RoleKeeper(role, random);
    this.server = new BindingServer(local, this.role, writer, output);
    this.nomination = new Nomination(pairs, selection, timeouts.checkIntervalNs());
    this.consent = new Consent(timeouts, random);
  }

  /**
   * Begins to connect. Candidates that are not UDP or no IP literals are left out, the best {@value
   * PairTable#CAPACITY} are used. The peer may have proved a pair already: then this connects.
   *
   * @throws IllegalStateException if called twice
   */
  public void start(IceCredentials remote, List<IceCandidate> remoteCandidates, long nowNs) {
    if (state != IceState.NEW) {
      throw new IllegalStateException("an ICE agent starts once, this one is " + state);
    }
    BindingClient client = new BindingClient(local, remote, writer, output);
    ConnectivityChecks started =
        new ConnectivityChecks(
            pairs, role, client, timeouts.checkIntervalNs(), random, this::succeeded);
    checks = started;
    pairs.all().forEach(pair -> started.trigger(pair, nowNs));
    addCandidates(remoteCandidates);
    state = IceState.CHECKING;
    connectDeadlineNs = nowNs + timeouts.connectNs();
    connectIfCarried(nowNs);
  }

  /**
   * Adds a remote address that the owner can reach, for example over a TCP connection that it has
   * opened to a passive candidate.
   *
   * @param priority of the remote candidate
   */
  public void addPair(IceAddress remote, long priority) {
    pairs.findOrAdd(remote, priority);
  }

  /** Takes a STUN packet; any octets may be given. {@link #poll} has to follow. */
  public StunResult receive(byte[] buffer, int offset, int length, IceAddress from, long nowNs) {
    if (state == IceState.FAILED) {
      return StunResult.AGENT_FAILED;
    }
    if (!message.parse(buffer, offset, length)) {
      return StunResult.MALFORMED;
    }
    if (!message.isBinding()) {
      return StunResult.NOT_BINDING;
    }
    if (!message.fingerprintHolds()) {
      return StunResult.BAD_FINGERPRINT;
    }
    return switch (message.kind()) {
      case REQUEST -> receiveRequest(from, nowNs);
      case INDICATION -> StunResult.HANDLED;
      case SUCCESS, ERROR ->
          checks == null ? StunResult.UNKNOWN_TRANSACTION : checks.receive(message, from, nowNs);
    };
  }

  /** Sends what is due and returns when to call again, {@link Long#MAX_VALUE} for never. */
  public long poll(long nowNs) {
    ConnectivityChecks checks = this.checks;
    if (checks == null || isOver(checks, nowNs)) {
      return Long.MAX_VALUE;
    }
    long nominationNs = nominate(checks, nowNs);
    renewConsent(checks, nowNs);
    long checkNs = checks.poll(nowNs, !selection.isSettled());
    long lifeNs = state == IceState.CHECKING ? connectDeadlineNs : consent.nextDeadlineNs();
    return Math.min(Math.min(checkNs, lifeNs), nominationNs);
  }

  /** How far the agent is. */
  public IceState state() {
    return state;
  }

  /** Why it failed, {@link IceFailure#NONE} if it did not. */
  public IceFailure failure() {
    return failure;
  }

  /** Where to send; null unless connected. It may change while connected. */
  public @Nullable IceAddress selected() {
    CandidatePair pair = selection.pair();
    return state == IceState.CONNECTED && pair != null ? pair.remote() : null;
  }

  /** Whether packets from an address may be taken: a check proved that the peer is there. */
  public boolean isValid(IceAddress address) {
    CandidatePair selected = selection.pair();
    boolean isSelected = selected != null && selected.remote().equals(address);
    CandidatePair pair = isSelected ? selected : pairs.find(address);
    return pair != null && pair.isValid() && state != IceState.FAILED;
  }

  /** Round-trip time of the selected pair in milliseconds, -1 while unknown. */
  public double rttMs() {
    CandidatePair pair = selection.pair();
    return pair == null ? -1 : pair.rttMs();
  }

  /** Our credentials. */
  public IceCredentials local() {
    return local;
  }

  private void addCandidates(List<IceCandidate> candidates) {
    candidates.stream()
        .filter(candidate -> candidate.transport() == IceTransport.UDP)
        .sorted(Comparator.comparingLong(IceCandidate::priority).reversed())
        .limit(PairTable.CAPACITY)
        .forEach(candidate ->
            IceAddress.of(candidate).ifPresent(address -> addPair(address, candidate.priority())));
  }

  private StunResult receiveRequest(IceAddress from, long nowNs) {
    StunResult result = server.answer(message, from);
    if (result != StunResult.HANDLED) {
      return result;
    }
    CandidatePair pair = pairs.findOrAdd(from, message.priority());
    boolean nominates = message.has(StunAttribute.USE_CANDIDATE) && !role.isControlling();
    pair.requestArrived(nominates);
    if (nominates) {
      nominated(pair, nowNs);
    } else if (!role.isControlling()) {
      selection.valid(pair);
    }
    if (checks != null) {
      checks.trigger(pair, nowNs);
      connectIfCarried(nowNs);
    }
    return result;
  }

  private void succeeded(CandidatePair pair, Purpose purpose, long nowNs) {
    if (purpose == Purpose.NOMINATION) {
      nominated(pair, nowNs);
    } else {
      selection.valid(pair);
    }
    if (pair == selection.pair()) {
      consent.granted(nowNs);
    }
    connectIfCarried(nowNs);
  }

  private void nominated(CandidatePair pair, long nowNs) {
    CandidatePair before = selection.pair();
    boolean first = !selection.isNominated();
    selection.nominated(pair);
    if (first && checks != null) {
      checks.conclude(pair);
    }
    if (state == IceState.CONNECTED && selection.pair() != before) {
      consent.checkNow(nowNs);
    }
  }

  private void connectIfCarried(long nowNs) {
    if (state == IceState.CHECKING && selection.pair() != null) {
      state = IceState.CONNECTED;
      consent.granted(nowNs);
      consent.scheduleCheck(nowNs);
    }
  }

  private long nominate(ConnectivityChecks checks, long nowNs) {
    if (!role.isControlling() || checks.isNominating()) {
      return Long.MAX_VALUE;
    }
    CandidatePair pair = nomination.due(nowNs);
    if (pair != null) {
      checks.send(pair, Purpose.NOMINATION, nowNs);
    }
    return nomination.deadlineNs();
  }

  private void renewConsent(ConnectivityChecks checks, long nowNs) {
    CandidatePair pair = selection.pair();
    if (pair == null || !consent.isCheckDue(nowNs)) {
      return;
    }
    checks.send(pair, Purpose.CONSENT, nowNs);
    pair.consentRequested();
    consent.scheduleCheck(nowNs);
    if (pair.justFellSilent()) {
      checkAllAgain();
    }
  }

  private void checkAllAgain() {
    for (CandidatePair pair : pairs.all()) {
      if (pair.state() != State.IN_PROGRESS) {
        pair.state(State.WAITING);
      }
    }
  }

  private boolean isOver(ConnectivityChecks checks, long nowNs) {
    if (state == IceState.CHECKING && connectDeadlineNs <= nowNs) {
      fail(checks.wasRefused() ? IceFailure.ERROR : IceFailure.TIMEOUT);
    } else if (state == IceState.CHECKING && hasBeenRefused(checks)) {
      fail(IceFailure.ERROR);
    } else if (state == IceState.CONNECTED && consent.isExpired(nowNs)) {
      fail(IceFailure.CONSENT_EXPIRED);
    }
    return state == IceState.FAILED;
  }

  /** Whether a controlling agent has nothing left to try, and not for want of answers. */
  private boolean hasBeenRefused(ConnectivityChecks checks) {
    return role.isControlling() && checks.wasRefused() && pairs.haveAllFailed();
  }

  private void fail(IceFailure reason) {
    state = IceState.FAILED;
    failure = reason;
  }

  private void forget(CandidatePair pair) {
    if (checks != null) {
      checks.forget(pair);
    }
  }
}
