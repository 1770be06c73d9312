package dev.tandem.load.client;

/**
 * When a picture counts as frozen (W3C webrtc-stats, freezeCount): the time between two rendered
 * frames is at least three times the mean of the last 30, or that mean and 150 ms, whichever is
 * more.
 */
final class FreezeRule {
  private static final int FRAMES = 30;
  private static final long MARGIN_NS = 150_000_000L;

  private final long[] durationsNs = new long[FRAMES];
  private long sumNs;
  private long count;
  private long lastNs;
  private boolean started;

  /** Takes the next frame; returns how long the picture was frozen before it, or 0. */
  long frame(long nowNs) {
    if (!started) {
      started = true;
      lastNs = nowNs;
      return 0;
    }
    long durationNs = nowNs - lastNs;
    lastNs = nowNs;
    long known = Math.min(count, FRAMES);
    long meanNs = known == 0 ? durationNs : sumNs / known;
    boolean frozen = durationNs >= Math.max(3 * meanNs, meanNs + MARGIN_NS);
    int place = (int) (count++ % FRAMES);
    sumNs += durationNs - durationsNs[place];
    durationsNs[place] = durationNs;
    return frozen ? durationNs : 0;
  }
}
