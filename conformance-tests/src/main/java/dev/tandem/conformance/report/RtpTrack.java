package dev.tandem.conformance.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The packets of one SSRC in one direction, in the order in which they passed. */
final class RtpTrack {
  private static final double BIN_MS = 200;
  private static final double SILENCE_MS = 500;
  private static final int JUMP = 100;
  private static final int MOST_JUMPS = 10;

  private final String name;
  private final NavigableMap<Long, Integer> bins = new TreeMap<>();
  private final List<Plot.Band> silences = new ArrayList<>();
  private final List<Plot.Mark> jumps = new ArrayList<>();
  private double lastMs = -1;
  private int lastSequence;

  RtpTrack(String name) {
    this.name = name;
  }

  /** Adds the next packet. */
  void packet(double ms, int sequence) {
    bins.merge((long) (ms / BIN_MS), 1, Integer::sum);
    if (lastMs >= 0) {
      silence(ms);
      int step = (short) (sequence - lastSequence);
      if (Math.abs(step) > JUMP && jumps.size() < MOST_JUMPS) {
        jumps.add(
            new Plot.Mark(
                ms,
                "sequence number jumps from %d to %d (%s)".formatted(lastSequence, sequence, name),
                true));
      }
    }
    lastMs = ms;
    lastSequence = sequence;
  }

  /** Notes that the log ended at this moment. */
  void end(double ms) {
    silence(ms);
  }

  private void silence(double untilMs) {
    double silentMs = untilMs - lastMs;
    if (silentMs >= SILENCE_MS) {
      String words = String.format(Locale.ROOT, "no packet for %.1f s (%s)", silentMs / 1000, name);
      silences.add(new Plot.Band(lastMs, untilMs, words));
    }
  }

  /** Whether it lasted long enough to be drawn. */
  boolean isStream() {
    return bins.size() > 1;
  }

  Series series() {
    List<Series.Point> points = new ArrayList<>();
    for (long bin = bins.firstKey(); bin <= bins.lastKey(); bin++) {
      points.add(new Series.Point(bin * BIN_MS, bins.getOrDefault(bin, 0) * 1000 / BIN_MS));
    }
    return new Series(name, points);
  }

  List<Plot.Band> silences() {
    return List.copyOf(silences);
  }

  List<Plot.Mark> jumps() {
    return List.copyOf(jumps);
  }
}
