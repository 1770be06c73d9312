package dev.tandem.server.media.rewrite;

/**
 * Moves the timestamps of a source by a constant random offset (RFC 3550 section 5.1), chosen anew
 * when the source changes so that the output goes on. Single-threaded.
 */
public final class TimestampRewriter {
  /** One picture at 30 per second and 90 kHz. */
  private static final int DEFAULT_STEP_TICKS = 3000;

  private int offset;
  private int newestOut;
  private boolean observed;

  /**
   * Creates a rewriter.
   *
   * @param offset what is added to the timestamps of the first source
   */
  public TimestampRewriter(int offset) {
    this.offset = offset;
  }

  /** Goes over to a source, a picture's length behind the newest output. */
  public void start(int sourceTimestamp) {
    start(sourceTimestamp, DEFAULT_STEP_TICKS);
  }

  /**
   * Goes over to a source.
   *
   * @param sourceTimestamp of the source's first packet
   * @param stepTicks how far that packet comes behind the newest output; without an output yet the
   *     first offset stays
   */
  public void start(int sourceTimestamp, int stepTicks) {
    if (observed) {
      offset = newestOut + stepTicks - sourceTimestamp;
    }
  }

  /** Notes a timestamp of the source that is being sent. */
  public void observe(int sourceTimestamp) {
    int out = rewrite(sourceTimestamp);
    if (!observed || out - newestOut > 0) {
      newestOut = out;
      observed = true;
    }
  }

  /** The timestamp in the output. */
  public int rewrite(int sourceTimestamp) {
    return sourceTimestamp + offset;
  }
}
