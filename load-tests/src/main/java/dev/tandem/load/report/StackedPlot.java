package dev.tandem.load.report;

import java.util.List;

/**
 * Rows that are made up of parts, one row below the other: an SVG file that stands alone.
 *
 * @param title what it shows
 * @param parts names of the parts, from left to right, at most four
 * @param rows from top to bottom
 */
public record StackedPlot(String title, List<String> parts, List<Row> rows) {
  private static final List<String> COLOURS = List.of("#9aa5b1", "#e0a030", "#2f6fab", "#5a8f4f");
  private static final int WIDTH = 760;
  private static final int LABELS = 110;
  private static final int VALUES = 60;
  private static final int HEAD = 52;
  private static final int ROW = 28;
  private static final int LEGEND = 200;

  /**
   * One row.
   *
   * @param values of each part, in its order
   */
  public record Row(String label, List<Double> values) {
    public Row {
      values = List.copyOf(values);
    }

    double total() {
      return values.stream().mapToDouble(Double::doubleValue).sum();
    }
  }

  public StackedPlot {
    parts = List.copyOf(parts);
    rows = List.copyOf(rows);
  }

  public String svg() {
    StringBuilder inside = new StringBuilder();
    for (int i = 0; i < parts.size(); i++) {
      int x = 8 + LEGEND * i;
      inside.append(Svg.rectangle(x, 28, 12, 12, COLOURS.get(i)));
      inside.append(Svg.text(x + 17, 38, "start", parts.get(i)));
    }
    double longest = rows.stream().mapToDouble(Row::total).max().orElse(1);
    for (int i = 0; i < rows.size(); i++) {
      row(inside, rows.get(i), HEAD + ROW * i, (WIDTH - LABELS - VALUES) / longest);
    }
    return Svg.alone(WIDTH, ROW * rows.size() + HEAD, title, inside);
  }

  private static void row(StringBuilder inside, Row row, int y, double scale) {
    inside.append(Svg.text(LABELS - 6, y + 15, "end", row.label()));
    double x = LABELS;
    for (int i = 0; i < row.values().size(); i++) {
      double width = row.values().get(i) * scale;
      inside.append(Svg.rectangle(x, y, width, ROW - 7, COLOURS.get(i)));
      if (width > 26) {
        String value = "%.0f".formatted(row.values().get(i));
        inside.append(Svg.text(x + width / 2, y + 15, "middle", value));
      }
      x += width;
    }
    inside.append(Svg.text(x + 5, y + 15, "start", "%.0f".formatted(row.total())));
  }
}
