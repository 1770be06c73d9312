package dev.tandem.server.media.ice;

/**
 * Our one local candidate and a remote one (RFC 8445, section 6.1.2), with what is known of the
 * path between them.
 */
final class CandidatePair {

  /** The state of our own check. FROZEN does not occur with a single component. */
  enum State {
    WAITING,
    IN_PROGRESS,
    SUCCEEDED,
    FAILED
  }

  private static final int SILENT_AFTER = 2;
  private static final double RTT_GAIN = 0.25;
  private static final double NS_PER_MS = 1e6;

  private final IceAddress remote;
  private final long priority;
  private State state = State.WAITING;
  private boolean valid;
  private boolean checkedByPeer;
  private boolean alwaysNominated;
  private int unanswered;
  private double rttMs = -1;

  /**
   * A pair that nothing is known about yet.
   *
   * @param priority of the remote candidate, 32 bits unsigned
   */
  CandidatePair(IceAddress remote, long priority) {
    this.remote = remote;
    this.priority = priority;
  }

  IceAddress remote() {
    return remote;
  }

  long priority() {
    return priority;
  }

  State state() {
    return state;
  }

  void state(State state) {
    this.state = state;
  }

  /** Whether a check in either direction, with the right password, proved the path. */
  boolean isValid() {
    return valid;
  }

  /** Whether the last consent checks went unanswered. */
  boolean isSilent() {
    return unanswered >= SILENT_AFTER;
  }

  /** Whether the last consent check was the one that made the pair silent. */
  boolean justFellSilent() {
    return unanswered == SILENT_AFTER;
  }

  /** Whether every check of the peer nominated the pair: aggressive nomination (RFC 5245). */
  boolean isAlwaysNominated() {
    return alwaysNominated;
  }

  /** Round-trip time in milliseconds, smoothed, -1 while unknown. */
  double rttMs() {
    return rttMs;
  }

  /** An authenticated check of the peer arrived. */
  void requestArrived(boolean nominates) {
    valid = true;
    alwaysNominated = nominates && (alwaysNominated || !checkedByPeer);
    checkedByPeer = true;
  }

  void consentRequested() {
    unanswered++;
  }

  /** The peer answered a check of ours. */
  void responseArrived() {
    valid = true;
    state = State.SUCCEEDED;
    unanswered = 0;
  }

  void roundTrip(long ns) {
    double sample = ns / NS_PER_MS;
    rttMs = rttMs < 0 ? sample : rttMs + RTT_GAIN * (sample - rttMs);
  }
}
