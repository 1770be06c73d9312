package dev.tandem.load.report;

import static dev.tandem.load.report.Markup.escape;

import java.util.List;
import java.util.Locale;

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
    StringBuilder svg = new StringBuilder();
    svg.append(
        """
        <svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" font-family="sans-serif" font-size="12">
        <rect width="100%%" height="100%%" fill="white"/>
        <text x="8" y="18">%s</text>
        """
            .formatted(WIDTH, ROW * rows.size() + HEAD, escape(title)));
    for (int i = 0; i < parts.size(); i++) {
      int x = 8 + LEGEND * i;
      rectangle(svg, x, 28, 12, 12, i);
      text(svg, x + 17, 38, "start", parts.get(i));
    }
    double longest = rows.stream().mapToDouble(Row::total).max().orElse(1);
    for (int i = 0; i < rows.size(); i++) {
      row(svg, rows.get(i), HEAD + ROW * i, (WIDTH - LABELS - VALUES) / longest);
    }
    return svg.append("</svg>\n").toString();
  }

  private static void row(StringBuilder svg, Row row, int y, double scale) {
    text(svg, LABELS - 6, y + 15, "end", row.label());
    double x = LABELS;
    for (int i = 0; i < row.values().size(); i++) {
      double width = row.values().get(i) * scale;
      rectangle(svg, x, y, width, ROW - 7, i);
      if (width > 26) {
        text(svg, x + width / 2, y + 15, "middle", "%.0f".formatted(row.values().get(i)));
      }
      x += width;
    }
    text(svg, x + 5, y + 15, "start", "%.0f".formatted(row.total()));
  }

  private static void rectangle(
      StringBuilder svg, double x, double y, double width, double height, int part) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\"/>%n",
            x,
            y,
            width,
            height,
            COLOURS.get(part)));
  }

  private static void text(StringBuilder svg, double x, double y, String anchor, String words) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>%n",
            x,
            y,
            anchor,
            escape(words)));
  }
}
