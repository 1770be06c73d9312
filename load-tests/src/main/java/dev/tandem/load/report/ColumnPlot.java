package dev.tandem.load.report;

import static dev.tandem.load.report.Markup.escape;

import dev.tandem.load.scenario.Format;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/**
 * How often each time occurred, as columns of equal width: inline SVG, in the colours of the page.
 *
 * @param title what it shows
 * @param times in microseconds
 */
record ColumnPlot(String title, Histogram times) {
  private static final int WIDTH = 640;
  private static final int HEIGHT = 200;
  private static final int LEFT = 56;
  private static final int RIGHT = 24;
  private static final int TOP = 10;
  private static final int BOTTOM = 36;
  private static final int COLUMNS = 40;
  private static final double US_PER_MS = 1_000;

  boolean isEmpty() {
    return times.getTotalCount() == 0;
  }

  String svg() {
    Axis right = Axis.linear(times.getMaxValue() / US_PER_MS, LEFT, WIDTH - RIGHT);
    List<Long> columns = columns(right.most() * US_PER_MS / COLUMNS);
    Axis up =
        Axis.linear(
            columns.stream().mapToDouble(Long::doubleValue).max().orElse(1), HEIGHT - BOTTOM, TOP);
    StringBuilder out = new StringBuilder();
    out.append(
        """
        <figure class="plot"><figcaption><b>%s</b> %s</figcaption>
        <svg viewBox="0 0 %d %d" role="img" aria-label="%s">
        """
            .formatted(
                escape(title), escape(words()), WIDTH, HEIGHT, escape(title + ", " + words())));
    axes(out, right, up);
    for (int i = 0; i < columns.size(); i++) {
      double from = right.place(right.most() * i / COLUMNS);
      double to = right.place(right.most() * (i + 1) / COLUMNS);
      double top = up.place(columns.get(i).doubleValue());
      out.append(
          String.format(
              Locale.ROOT,
              "<rect class=\"column\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\""
                  + " height=\"%.1f\"><title>%s</title></rect>%n",
              from + 0.5,
              top,
              to - from - 1,
              HEIGHT - BOTTOM - top,
              Format.number(columns.get(i))));
    }
    return out.append("</svg></figure>\n").toString();
  }

  private List<Long> columns(double widthUs) {
    List<Long> columns = new ArrayList<>();
    for (int i = 0; i < COLUMNS; i++) {
      long from = Math.round(i * widthUs);
      long to = Math.round((i + 1) * widthUs) - 1;
      columns.add(to < from ? 0 : count(from, to));
    }
    return columns;
  }

  private long count(long from, long to) {
    return from > times.getMaxValue() ? 0 : times.getCountBetweenValues(from, to);
  }

  private String words() {
    return "%s times, median %s ms, 99 %% below %s ms"
        .formatted(
            Format.number(times.getTotalCount()),
            Format.number(times.getValueAtPercentile(50) / US_PER_MS),
            Format.number(times.getValueAtPercentile(99) / US_PER_MS));
  }

  private static void axes(StringBuilder out, Axis right, Axis up) {
    for (double tick : up.ticks()) {
      out.append(
          String.format(
              Locale.ROOT,
              "<path class=\"grid\" d=\"M%d %.1fH%d\"/>"
                  + "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>%n",
              LEFT,
              up.place(tick),
              WIDTH - RIGHT,
              LEFT - 6,
              up.place(tick) + 4,
              Format.number(tick)));
    }
    for (double tick : right.ticks()) {
      out.append(
          String.format(
              Locale.ROOT,
              "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>%n",
              right.place(tick),
              HEIGHT - BOTTOM + 15,
              Format.number(tick)));
    }
    out.append(
        "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">ms</text>%n"
            .formatted(WIDTH - RIGHT, HEIGHT - 4));
  }
}
