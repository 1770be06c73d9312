package dev.tandem.conformance.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Draws a packet log: RTP packets per second of each SSRC and direction, when RTCP passed, and
 * where a stream was silent or jumped.
 */
final class PacketPlots {
  private static final int MOST_SERIES = 4;

  /** Time, direction, kind, SSRC, payload type, sequence number, and the note of a row. */
  private static final Pattern ROW =
      Pattern.compile("([0-9.]+),(sent|received),(\\w+),(\\d*),(\\d*),(\\d*),[^\"]*?(?:\"(.*)\")?");

  private PacketPlots() {}

  /** The plot of one file; none if no stream of RTP is in it. */
  static List<Plot> of(String peer, String csv) {
    Map<String, RtpTrack> tracks = new LinkedHashMap<>();
    List<Plot.Mark> marks = new ArrayList<>();
    double endMs = 0;
    for (String line : csv.lines().toList()) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        double ms = Double.parseDouble(row.group(1));
        endMs = Math.max(endMs, ms);
        if (row.group(3).equals("rtp")) {
          String name = "%s SSRC %s, type %s".formatted(row.group(2), row.group(4), row.group(5));
          tracks.computeIfAbsent(name, RtpTrack::new).packet(ms, Integer.parseInt(row.group(6)));
        } else if (row.group(7) != null && row.group(3).equals("rtcp")) {
          marks.add(new Plot.Mark(ms, "%s %s".formatted(row.group(2), row.group(7)), false));
        }
      }
    }
    List<RtpTrack> shown =
        tracks.values().stream().filter(RtpTrack::isStream).limit(MOST_SERIES).toList();
    for (RtpTrack track : shown) {
      track.end(endMs);
      marks.addAll(track.jumps());
    }
    return shown.isEmpty()
        ? List.of()
        : List.of(
            new Plot(
                "Packets of " + peer,
                "RTP packets per second",
                shown.stream().map(RtpTrack::series).toList(),
                marks,
                shown.stream().flatMap(track -> track.silences().stream()).toList()));
  }
}
