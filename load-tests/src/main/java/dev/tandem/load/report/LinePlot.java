package dev.tandem.load.report;

import static dev.tandem.load.report.Markup.escape;

import dev.tandem.load.scenario.Format;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Lines over time or over load: inline SVG, in the colours of the page.
 *
 * @param title what it shows
 * @param across what is drawn to the right, with its unit
 * @param unit of what is drawn upwards
 * @param lines each of one kind
 * @param logarithmic whether each decade upwards has the same height
 * @param countedFrom where the part begins that counts; before it the ground is shaded
 */
record LinePlot(
    String title,
    String across,
    String unit,
    List<Line> lines,
    boolean logarithmic,
    double countedFrom) {
  private static final int WIDTH = 640;
  private static final int HEIGHT = 240;
  private static final int LEFT = 56;
  private static final int RIGHT = 24;
  private static final int TOP = 10;
  private static final int BOTTOM = 36;

  /** One line. */
  record Line(String name, List<Point> points) {
    Line {
      points = List.copyOf(points);
    }

    private double most() {
      return points.stream().mapToDouble(Point::up).max().orElse(0);
    }
  }

  /** One point of a line. */
  record Point(double across, double up) {}

  LinePlot {
    lines = lines.stream().filter(line -> !line.points().isEmpty()).toList();
  }

  boolean isEmpty() {
    return lines.isEmpty();
  }

  String svg() {
    Axis right = right();
    Axis up = up();
    StringBuilder out = new StringBuilder();
    out.append(
        """
        <figure class="plot"><figcaption><b>%s</b>%s</figcaption>
        <svg viewBox="0 0 %d %d" role="img" aria-label="%s">
        """
            .formatted(escape(title), key(), WIDTH, HEIGHT, escape(words())));
    shade(out, right);
    grid(out, right, up);
    for (int i = 0; i < lines.size(); i++) {
      line(out, right, up, lines.get(i), i);
    }
    return out.append("</svg></figure>\n").toString();
  }

  private Axis right() {
    double least = points().mapToDouble(Point::across).min().orElse(0);
    double most = points().mapToDouble(Point::across).max().orElse(1);
    return Axis.between(least, most, LEFT, WIDTH - RIGHT);
  }

  private Axis up() {
    double most = points().mapToDouble(Point::up).max().orElse(1);
    if (!logarithmic) {
      return Axis.linear(most, HEIGHT - BOTTOM, TOP);
    }
    double least = points().mapToDouble(Point::up).filter(value -> value > 0).min().orElse(most);
    return Axis.logarithmic(least, most, HEIGHT - BOTTOM, TOP);
  }

  private java.util.stream.Stream<Point> points() {
    return lines.stream().flatMap(line -> line.points().stream());
  }

  private void shade(StringBuilder out, Axis right) {
    if (countedFrom > right.least()) {
      out.append(
          String.format(
              Locale.ROOT,
              "<rect class=\"before\" x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\"/>%n",
              LEFT,
              TOP,
              right.place(countedFrom) - LEFT,
              HEIGHT - BOTTOM - TOP));
    }
  }

  private void grid(StringBuilder out, Axis right, Axis up) {
    for (double tick : up.ticks()) {
      double y = up.place(tick);
      out.append(
          String.format(
              Locale.ROOT, "<path class=\"grid\" d=\"M%d %.1fH%d\"/>%n", LEFT, y, WIDTH - RIGHT));
      out.append(Svg.text(LEFT - 6, y + 4, "end", Format.number(tick)));
    }
    for (double tick : right.ticks()) {
      out.append(Svg.text(right.place(tick), HEIGHT - BOTTOM + 15, "middle", Format.number(tick)));
    }
    out.append(Svg.text(WIDTH - RIGHT, HEIGHT - 4, "end", across));
    out.append(Svg.text(LEFT, HEIGHT - 4, "start", "up: " + unit));
  }

  private static void line(StringBuilder out, Axis right, Axis up, Line line, int number) {
    String path =
        line.points().stream()
            .map(p ->
                String.format(Locale.ROOT, "%.1f,%.1f", right.place(p.across()), up.place(p.up())))
            .collect(Collectors.joining(" "));
    out.append("<polyline class=\"line s%d\" points=\"%s\"/>%n".formatted(number, path));
    if (line.points().size() <= 40) {
      for (Point p : line.points()) {
        out.append(
            String.format(
                Locale.ROOT,
                "<circle class=\"dot s%d\" cx=\"%.1f\" cy=\"%.1f\""
                    + " r=\"3\"><title>%s</title></circle>%n",
                number,
                right.place(p.across()),
                up.place(p.up()),
                escape(line.name() + ": " + Format.number(p.up()))));
      }
    }
  }

  private String key() {
    StringBuilder key = new StringBuilder();
    for (int i = 0; i < lines.size(); i++) {
      key.append(
          " <span class=\"key\"><i class=\"s%d\"></i>%s</span>"
              .formatted(i, escape(lines.get(i).name())));
    }
    return key.toString();
  }

  private String words() {
    return lines.stream()
        .map(line -> "%s up to %s %s".formatted(line.name(), Format.number(line.most()), unit))
        .collect(Collectors.joining("; ", title + ": ", ""));
  }
}
