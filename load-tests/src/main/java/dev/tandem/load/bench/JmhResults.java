package dev.tandem.load.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Reads what JMH has written. */
final class JmhResults {
  /** Packets that come in with one call of a forwarding benchmark. */
  private static final int RUN = 10;

  private JmhResults() {}

  static List<Figure> read(Path file) {
    List<Figure> figures = new ArrayList<>();
    for (JsonNode result : new ObjectMapper().readTree(file.toFile())) {
      figures.add(figure(result));
    }
    return figures;
  }

  private static Figure figure(JsonNode result) {
    String[] path = result.path("benchmark").asString().split("\\.", -1);
    String what = path[path.length - 2] + "." + path[path.length - 1];
    Map<String, String> parameters = new LinkedHashMap<>();
    result
        .path("params")
        .properties()
        .forEach(p -> parameters.put(p.getKey(), p.getValue().asString()));
    String players = parameters.get("players");
    double packets = players == null ? 1 : RUN * Double.parseDouble(players);
    JsonNode allocated = result.path("secondaryMetrics").path("gc.alloc.rate.norm").path("score");
    double bytes = allocated.isNumber() ? allocated.asDouble() / packets : -1;
    return new Figure(what, parameters, best(result) / packets, bytes);
  }

  private static double best(JsonNode result) {
    double best = Double.MAX_VALUE;
    for (JsonNode fork : result.path("primaryMetric").path("rawData")) {
      for (JsonNode iteration : fork) {
        best = Math.min(best, iteration.asDouble());
      }
    }
    return best;
  }
}
