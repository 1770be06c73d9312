package dev.tandem.conformance.probe.packet;

/** RTP timestamps of frames that are evenly spaced in the media clock. */
final class Timeline {
  private final long intervalNs;
  private final int ticksPerFrame;
  private final long firstTimestamp;
  private long startNs;
  private long slot = -1;

  Timeline(long intervalNs, int ticksPerFrame, long firstTimestamp) {
    this.intervalNs = intervalNs;
    this.ticksPerFrame = ticksPerFrame;
    this.firstTimestamp = firstTimestamp;
  }

  /**
   * The timestamp of a frame sent now: that of the next interval, also if it is late; after a pause
   * that of the nearest interval.
   */
  long next(long nowNs) {
    if (slot < 0) {
      startNs = nowNs;
    }
    long nearest = (nowNs - startNs + intervalNs / 2) / intervalNs;
    slot = nearest - (slot + 1) > SyntheticMedia.CATCH_UP ? nearest : slot + 1;
    return firstTimestamp + slot * ticksPerFrame;
  }
}
