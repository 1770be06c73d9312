package dev.tandem.load.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Of each thing that several rounds have measured, the figure of its best round. */
final class Best {
  private final Map<String, Figure> figures = new LinkedHashMap<>();

  void add(List<Figure> round) {
    round.forEach(figure -> figures.merge(figure.key(), figure, Best::faster));
  }

  private static Figure faster(Figure one, Figure other) {
    return one.nsPerPacket() <= other.nsPerPacket() ? one : other;
  }

  boolean any(Predicate<Figure> condition) {
    return figures.values().stream().anyMatch(condition);
  }

  List<Figure> figures() {
    return new ArrayList<>(figures.values());
  }
}
