package dev.tandem.conformance.evidence;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * Statistics of a page or a peer over time as JSON lines: one object per sample, with {@code ms}
 * since the check began and any further values by name. The report draws {@link #FPS}, {@link
 * #KBPS} and {@link #DELAY_MS}. Thread-safe.
 */
public final class StatisticsTimeline {
  /** When, in milliseconds since the check began; every line has it. */
  public static final String MS = "ms";

  /** Video frames per second that were sent, or decoded and shown. */
  public static final String FPS = "fps";

  /** Bit rate of all media, in kilobits per second. */
  public static final String KBPS = "kbps";

  /** From the sender's stamp to the moment it was seen, in milliseconds. */
  public static final String DELAY_MS = "delayMs";

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int MOST = 5_000;

  private final long startedNs;
  private final List<String> lines = new ArrayList<>();

  StatisticsTimeline(long startedNs) {
    this.startedNs = startedNs;
  }

  /** Adds a sample that was taken at this time of System.nanoTime; the oldest go if many come. */
  public synchronized void add(long atNs, Map<String, ?> values) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put(MS, (atNs - startedNs) / 1_000_000);
    line.putAll(values);
    lines.add(JSON.writeValueAsString(line));
    if (lines.size() > MOST) {
      lines.removeFirst();
    }
  }

  /** The whole file; empty without samples. */
  public synchronized String jsonLines() {
    return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
  }
}
