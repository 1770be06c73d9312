package dev.tandem.conformance.report;

import dev.tandem.conformance.evidence.StatisticsTimeline;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Draws a statistics timeline: frames per second, bit rate and delay over time. */
final class StatisticsPlots {
  private static final double STANDSTILL_MS = 900;
  private static final Map<String, String> UNITS = new LinkedHashMap<>();

  private static final Map<String, String> LABELS =
      Map.of(
          StatisticsTimeline.FPS, "video",
          StatisticsTimeline.KBPS, "all media",
          StatisticsTimeline.DELAY_MS, "sender to picture");

  static {
    UNITS.put(StatisticsTimeline.FPS, "frames per second");
    UNITS.put(StatisticsTimeline.KBPS, "kbit/s");
    UNITS.put(StatisticsTimeline.DELAY_MS, "ms of delay");
  }

  private StatisticsPlots() {}

  /** The plots of one file of JSON lines; of values that it does not have there is none. */
  static List<Plot> of(String page, String jsonLines) {
    List<JsonNode> samples = new ArrayList<>();
    jsonLines
        .lines()
        .forEach(line -> {
          try {
            samples.add(JsonMapper.shared().readTree(line));
          } catch (JacksonException cut) {
            // a long file is cut in a line, which tells nothing then
          }
        });
    List<Plot> plots = new ArrayList<>();
    UNITS.forEach((field, unit) -> {
      Series series = series(samples, field);
      if (series.points().size() > 1) {
        boolean mayFreeze = !field.equals(StatisticsTimeline.DELAY_MS);
        plots.add(
            new Plot(
                "Statistics of " + page,
                unit,
                List.of(series),
                List.of(),
                mayFreeze ? series.standstills(STANDSTILL_MS) : List.of()));
      }
    });
    return plots;
  }

  private static Series series(List<JsonNode> samples, String field) {
    return new Series(
        LABELS.getOrDefault(field, field),
        samples.stream()
            .filter(sample -> sample.path(field).isNumber())
            .map(sample ->
                new Series.Point(
                    sample.path(StatisticsTimeline.MS).asDouble(0), sample.path(field).asDouble(0)))
            .toList());
  }
}
