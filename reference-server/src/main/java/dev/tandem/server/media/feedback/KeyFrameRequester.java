package dev.tandem.server.media.feedback;

/**
 * Says when to ask a source for a key frame (RFC 4585 section 6.3.1): many players' requests become
 * one, it is repeated until a key frame arrives, and ever more rarely if none does and nobody asks
 * anew. Single-threaded.
 */
public final class KeyFrameRequester {
  private static final int TRIES_BEFORE_BACKOFF = 3;
  private static final int MAX_BACKOFF_SHIFT = 4;

  private final long minIntervalNs;
  private final long repeatNs;
  private boolean wanted;
  private boolean sentBefore;
  private long lastSentNs;
  private long dueNs;
  private int tries;

  /**
   * Creates a requester that has nothing to ask for.
   *
   * @param minIntervalNs between any two requests
   * @param repeatNs until the first repetitions; from the fourth on it doubles, up to 16 times
   */
  public KeyFrameRequester(long minIntervalNs, long repeatNs) {
    this.minIntervalNs = minIntervalNs;
    this.repeatNs = Math.max(minIntervalNs, repeatNs);
  }

  /** Somebody needs a key frame. */
  public void request(long nowNs) {
    if (wanted) {
      dueNs = sentBefore ? Math.min(dueNs, Math.max(nowNs, lastSentNs + repeatNs)) : dueNs;
      return;
    }
    wanted = true;
    tries = 0;
    long allowedNs = lastSentNs + minIntervalNs;
    dueNs = sentBefore && allowedNs - nowNs > 0 ? allowedNs : nowNs;
  }

  /** Whether a request is to be sent now. */
  public boolean due(long nowNs) {
    return wanted && nowNs - dueNs >= 0;
  }

  /** Notes that a request was sent. */
  public void sent(long nowNs) {
    sentBefore = true;
    lastSentNs = nowNs;
    tries++;
    int shift = Math.clamp(tries - TRIES_BEFORE_BACKOFF, 0, MAX_BACKOFF_SHIFT);
    dueNs = nowNs + (repeatNs << shift);
  }

  /** A key frame came: nothing is wanted any more. */
  public void keyFrameArrived() {
    wanted = false;
  }

  /** When a request is due; Long.MAX_VALUE if none is wanted. */
  public long nextDeadlineNs() {
    return wanted ? dueNs : Long.MAX_VALUE;
  }
}
