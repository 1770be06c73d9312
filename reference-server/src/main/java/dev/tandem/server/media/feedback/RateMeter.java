package dev.tandem.server.media.feedback;

import java.util.Arrays;

/** Bits per second over a sliding window. Single-threaded. */
public final class RateMeter {
  private static final int BUCKETS = 20;

  private final long bucketNs;
  private final long[] octets = new long[BUCKETS];
  private boolean started;
  private long newest;
  private long sum;

  /** Creates a meter with a window of one second. */
  public RateMeter() {
    this(Ticks.NANOS_PER_SECOND);
  }

  RateMeter(long windowNs) {
    bucketNs = windowNs / (BUCKETS - 1);
  }

  /** Counts octets. */
  public void add(int count, long nowNs) {
    advance(nowNs);
    octets[slot(newest)] += count;
    sum += count;
  }

  /** The rate in the window that ends now. */
  public long bps(long nowNs) {
    advance(nowNs);
    long insideNewestNs = Math.clamp(nowNs - newest * bucketNs, 0, bucketNs);
    return sum * 8 * Ticks.NANOS_PER_SECOND / ((BUCKETS - 1) * bucketNs + insideNewestNs);
  }

  private void advance(long nowNs) {
    long bucket = Math.floorDiv(nowNs, bucketNs);
    long steps = started ? bucket - newest : BUCKETS;
    if (steps >= BUCKETS) {
      started = true;
      newest = bucket;
      sum = 0;
      Arrays.fill(octets, 0);
      return;
    }
    for (long i = 0; i < steps; i++) {
      newest++;
      sum -= octets[slot(newest)];
      octets[slot(newest)] = 0;
    }
  }

  private static int slot(long bucket) {
    return (int) Math.floorMod(bucket, (long) BUCKETS);
  }
}
