package dev.tandem.load.measure;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;

/**
 * Counts and histograms that add up: over loops, intervals, engines and machines. Single-threaded.
 */
public final class MediaFigures {
  private static final int PRECISION_DIGITS = 3;
  private static final long LONGEST_US = 600_000_000L;
  private static final long NS_PER_US = 1_000;
  private static final Counter[] COUNTERS = Counter.values();

  private final long[] counts = new long[COUNTERS.length];
  private final Map<Timing, Histogram> timings = new EnumMap<>(Timing.class);

  public MediaFigures() {
    for (Timing timing : Timing.values()) {
      Histogram histogram = new Histogram(PRECISION_DIGITS);
      histogram.setAutoResize(true);
      timings.put(timing, histogram);
    }
  }

  public void count(Counter counter) {
    counts[counter.ordinal()]++;
  }

  public void count(Counter counter, long more) {
    counts[counter.ordinal()] += more;
  }

  public long get(Counter counter) {
    return counts[counter.ordinal()];
  }

  /** Records a time; what a clock that was set makes negative counts as none. */
  public void record(Timing timing, long ns) {
    of(timing).recordValue(Math.clamp(ns / NS_PER_US, 0, LONGEST_US));
  }

  /** The histogram of a timing, microseconds. */
  public Histogram of(Timing timing) {
    Histogram histogram = timings.get(timing);
    if (histogram == null) {
      throw new IllegalArgumentException("no histogram of " + timing);
    }
    return histogram;
  }

  /** Adds what others measured. */
  public void add(MediaFigures other) {
    for (int i = 0; i < counts.length; i++) {
      counts[i] += other.counts[i];
    }
    timings.forEach((timing, histogram) -> histogram.add(other.of(timing)));
  }

  /** Takes all that is here away into new figures. */
  public MediaFigures take() {
    MediaFigures taken = new MediaFigures();
    taken.add(this);
    Arrays.fill(counts, 0);
    timings.values().forEach(Histogram::reset);
    return taken;
  }

  /** Packets lost for good per packet that should have come, 0 to 1. */
  public double lossRatio() {
    long expected = get(Counter.PACKETS_RECEIVED) + get(Counter.PACKETS_LOST);
    return expected <= 0 ? 0 : Math.max(0, get(Counter.PACKETS_LOST)) / (double) expected;
  }

  /** The counts by label, as reports show them. */
  public Map<String, Long> countsByLabel() {
    Map<String, Long> byLabel = new LinkedHashMap<>();
    for (Counter counter : COUNTERS) {
      byLabel.put(counter.label(), get(counter));
    }
    return byLabel;
  }

  /** The histograms by label, each in HdrHistogram's compressed form, in Base64. */
  public Map<String, String> histogramsByLabel() {
    Map<String, String> byLabel = new LinkedHashMap<>();
    timings.forEach((timing, histogram) -> byLabel.put(timing.label(), encode(histogram)));
    return byLabel;
  }

  /**
   * Reads figures back; what is missing counts as none.
   *
   * @throws IllegalArgumentException where a histogram cannot be read
   */
  public static MediaFigures of(Map<String, Long> counts, Map<String, String> histograms) {
    MediaFigures figures = new MediaFigures();
    for (Counter counter : COUNTERS) {
      figures.count(counter, counts.getOrDefault(counter.label(), 0L));
    }
    figures.timings.forEach((timing, histogram) -> {
      String encoded = histograms.get(timing.label());
      if (encoded != null) {
        histogram.add(decode(timing, encoded));
      }
    });
    return figures;
  }

  private static String encode(Histogram histogram) {
    ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
    int length = histogram.encodeIntoCompressedByteBuffer(buffer);
    return Base64.getEncoder().encodeToString(Arrays.copyOf(buffer.array(), length));
  }

  private static Histogram decode(Timing timing, String encoded) {
    try {
      byte[] octets = Base64.getDecoder().decode(encoded);
      return Histogram.decodeFromCompressedByteBuffer(ByteBuffer.wrap(octets), LONGEST_US);
    } catch (DataFormatException | RuntimeException e) {
      throw new IllegalArgumentException("histogram of " + timing.label() + " is damaged", e);
    }
  }
}
