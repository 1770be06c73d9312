package dev.tandem.conformance.report;

import static dev.tandem.conformance.report.Markup.escape;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * One or more series as a small line plot: inline SVG, in the colours of the page. Its caption says
 * the figures, so that nothing is told by the picture alone.
 *
 * @param marks events at a moment, drawn as upright lines
 */
record Plot(String title, String unit, List<Series> series, List<Mark> marks) {
  /** Something that happened at a moment. */
  record Mark(double ms, String words) {}

  private static final int WIDTH = 640;
  private static final int HEIGHT = 130;
  private static final int LEFT = 46;
  private static final int BOTTOM = 18;
  private static final int TOP = 8;
  private static final int MOST_POINTS = 320;
  private static final int MOST_MARKS = 60;

  Plot {
    series = List.copyOf(series);
    marks = List.copyOf(marks);
  }

  String svg() {
    double from = series.stream().mapToDouble(s -> s.points().getFirst().ms()).min().orElse(0);
    double to = series.stream().mapToDouble(s -> s.points().getLast().ms()).max().orElse(1);
    double top = Math.max(1e-9, series.stream().mapToDouble(Series::most).max().orElse(1));
    Scale scale = new Scale(from, Math.max(to, from + 1), top);
    StringBuilder out = new StringBuilder();
    out.append(
        """
        <figure class="plot"><figcaption><b>%s</b> %s</figcaption>
        <svg viewBox="0 0 %d %d" role="img" aria-label="%s %s">
        """
            .formatted(
                escape(title), escape(words()), WIDTH, HEIGHT, escape(title), escape(words())));
    axes(out, scale);
    marks.stream().limit(MOST_MARKS).forEach(mark -> mark(out, scale, mark));
    for (int i = 0; i < series.size(); i++) {
      line(out, scale, series.get(i).thinned(MOST_POINTS), i);
    }
    return out.append("</svg></figure>\n").toString();
  }

  private String words() {
    return series.stream()
        .map(s ->
            "%s%s to %s %s, last %s"
                .formatted(
                    series.size() == 1 ? "" : s.name() + ": ",
                    number(s.least()),
                    number(s.most()),
                    unit,
                    number(s.points().getLast().value())))
        .collect(Collectors.joining("; "));
  }

  private void axes(StringBuilder out, Scale scale) {
    int base = HEIGHT - BOTTOM;
    out.append(
        String.format(
            Locale.ROOT,
            """
            <path class="axis" d="M%d %dV%dH%d"/>
            <text x="%d" y="%d" text-anchor="end">%s</text><text x="%d" y="%d" text-anchor="end">0</text>
            <text x="%d" y="%d">%.1f s</text><text x="%d" y="%d" text-anchor="end">%.1f s</text>
            """,
            LEFT,
            TOP,
            base,
            WIDTH,
            LEFT - 5,
            TOP + 8,
            number(scale.top),
            LEFT - 5,
            base,
            LEFT,
            HEIGHT - 4,
            scale.from / 1000,
            WIDTH,
            HEIGHT - 4,
            scale.to / 1000));
  }

  private static void mark(StringBuilder out, Scale scale, Mark mark) {
    out.append(
        String.format(
            Locale.ROOT,
            "<path class=\"mark\" d=\"M%.1f %dV%d\"><title>%s</title></path>%n",
            scale.x(mark.ms),
            TOP,
            HEIGHT - BOTTOM,
            escape(mark.words)));
  }

  private static void line(StringBuilder out, Scale scale, Series series, int number) {
    String points =
        series.points().stream()
            .map(p -> String.format(Locale.ROOT, "%.1f,%.1f", scale.x(p.ms()), scale.y(p.value())))
            .collect(Collectors.joining(" "));
    out.append("<polyline class=\"line s%d\" points=\"%s\"/>\n".formatted(number, points));
  }

  private static String number(double value) {
    return value >= 100 || value == Math.rint(value)
        ? String.format(Locale.ROOT, "%.0f", value)
        : String.format(Locale.ROOT, "%.1f", value);
  }

  private record Scale(double from, double to, double top) {
    double x(double ms) {
      return LEFT + (Math.clamp(ms, from, to) - from) / (to - from) * (WIDTH - LEFT);
    }

    double y(double value) {
      return HEIGHT - BOTTOM - Math.max(0, value) / top * (HEIGHT - BOTTOM - TOP);
    }
  }
}
