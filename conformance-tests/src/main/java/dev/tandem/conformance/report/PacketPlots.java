package dev.tandem.conformance.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Draws a packet log: RTP packets per 200 ms of each SSRC, and when RTCP was sent. */
final class PacketPlots {
  private static final double BIN_MS = 200;
  private static final int MOST_SERIES = 4;

  /** Time, direction, kind, SSRC, and the note at the end of a row of {@code PacketLog}. */
  private static final Pattern ROW =
      Pattern.compile("([0-9.]+),(sent|received),(\\w+),(\\d*),[^\"]*?(?:\"(.*)\")?");

  private PacketPlots() {}

  /** The plot of one file; none if no RTP is in it. */
  static List<Plot> of(String peer, String csv) {
    Map<String, NavigableMap<Long, Integer>> bins = new LinkedHashMap<>();
    List<Plot.Mark> marks = new ArrayList<>();
    for (String line : csv.lines().toList()) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        double ms = Double.parseDouble(row.group(1));
        if (row.group(3).equals("rtp")) {
          bins.computeIfAbsent(row.group(2) + " " + row.group(4), key -> new TreeMap<>())
              .merge((long) (ms / BIN_MS), 1, Integer::sum);
        } else if (row.group(5) != null) {
          marks.add(new Plot.Mark(ms, "%s %s".formatted(row.group(2), row.group(5))));
        }
      }
    }
    List<Series> series =
        bins.entrySet().stream()
            .filter(entry -> entry.getValue().size() > 1)
            .limit(MOST_SERIES)
            .map(entry -> new Series(entry.getKey(), points(entry.getValue())))
            .toList();
    return series.isEmpty()
        ? List.of()
        : List.of(new Plot("packets of " + peer, "RTP per 200 ms", series, marks));
  }

  private static List<Series.Point> points(NavigableMap<Long, Integer> bins) {
    List<Series.Point> points = new ArrayList<>();
    for (long bin = bins.firstKey(); bin <= bins.lastKey(); bin++) {
      points.add(new Series.Point(bin * BIN_MS, bins.getOrDefault(bin, 0)));
    }
    return points;
  }
}
