package dev.tandem.conformance.report;

import static dev.tandem.conformance.report.Markup.escape;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One or more series as a small line plot: inline SVG, in the colours of the page. Its caption says
 * the figures and what broke, so that nothing is told by the picture alone.
 *
 * @param marks events at a moment, drawn as upright lines
 * @param bands times in which something was missing, drawn as shaded areas
 */
record Plot(String title, String unit, List<Series> series, List<Mark> marks, List<Band> bands) {
  /**
   * Something that happened at a moment.
   *
   * @param broke whether it is a break, which the caption tells
   */
  record Mark(double ms, String words, boolean broke) {}

  /** Something that was missing for a while; the caption tells it. */
  record Band(double fromMs, double toMs, String words) {}

  private static final int WIDTH = 640;
  private static final int HEIGHT = 150;
  private static final int LEFT = 46;
  private static final int RIGHT = 8;
  private static final int BOTTOM = 20;
  private static final int TOP = 20;
  private static final int MOST_POINTS = 320;
  private static final int MOST_MARKS = 60;
  private static final int MOST_TOLD = 3;

  Plot {
    series = List.copyOf(series);
    marks = List.copyOf(marks);
    bands = List.copyOf(bands);
  }

  String svg() {
    double from = series.stream().mapToDouble(s -> s.points().getFirst().ms()).min().orElse(0);
    double to =
        Math.max(
            series.stream().mapToDouble(s -> s.points().getLast().ms()).max().orElse(1),
            bands.stream().mapToDouble(Band::toMs).max().orElse(0));
    double top = Math.max(1e-9, series.stream().mapToDouble(Series::most).max().orElse(1));
    Scale scale = new Scale(from, Math.max(to, from + 1), top);
    StringBuilder out = new StringBuilder();
    out.append(
        """
        <figure class="plot"><figcaption><b>%s</b>%s</figcaption>
        <svg viewBox="0 0 %d %d" role="img" aria-label="%s">
        """
            .formatted(escape(title + ", " + unit), caption(), WIDTH, HEIGHT, escape(words())));
    bands.forEach(band -> band(out, scale, band));
    axes(out, scale);
    marks.stream().limit(MOST_MARKS).forEach(mark -> mark(out, scale, mark));
    for (int i = 0; i < series.size(); i++) {
      line(out, scale, series.get(i).thinned(MOST_POINTS), i);
    }
    return out.append("</svg></figure>\n").toString();
  }

  /** What broke, then the figures of each line beside its colour. */
  private String caption() {
    String broke = broke().isEmpty() ? "" : " <strong>%s</strong>".formatted(escape(broke()));
    String figures =
        IntStream.range(0, series.size())
            .mapToObj(i ->
                "<span class=\"key\"><svg class=\"swatch\" viewBox=\"0 0 16 4\" aria-hidden=\"true\"><path class=\"line s%d\" d=\"M0 2H16\"/></svg>%s</span>"
                    .formatted(i, escape(figures(series.get(i)))))
            .collect(Collectors.joining(" "));
    return broke + " " + figures;
  }

  private String words() {
    return Stream.concat(
            Stream.of(title + ", " + unit, broke()), series.stream().map(Plot::figures))
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining(". "));
  }

  private String broke() {
    List<String> all =
        Stream.concat(
                bands.stream()
                    .map(band ->
                        String.format(
                            Locale.ROOT, "%s from %.1f s on", band.words, band.fromMs / 1000)),
                marks.stream()
                    .filter(Mark::broke)
                    .map(mark ->
                        String.format(Locale.ROOT, "%s at %.1f s", mark.words, mark.ms / 1000)))
            .toList();
    String told = all.stream().limit(MOST_TOLD).collect(Collectors.joining("; "));
    return all.size() > MOST_TOLD
        ? "%s; and %d more".formatted(told, all.size() - MOST_TOLD)
        : told;
  }

  private static String figures(Series s) {
    return s.least() == s.most()
        ? "%s: always %s".formatted(s.name(), number(s.most()))
        : "%s: %s to %s, at the end %s"
            .formatted(
                s.name(),
                number(s.least()),
                number(s.most()),
                number(s.points().getLast().value()));
  }

  private void axes(StringBuilder out, Scale scale) {
    int base = HEIGHT - BOTTOM;
    out.append(
        String.format(
            Locale.ROOT,
            """
            <path class="axis" d="M%d %dV%dH%d"/>
            <text x="%d" y="12">%s</text>
            """,
            LEFT,
            TOP,
            base,
            WIDTH - RIGHT,
            LEFT,
            escape(unit)));
    label(out, LEFT - 5, TOP + 5, "end", number(scale.top));
    label(out, LEFT - 5, base, "end", "0");
    label(out, LEFT, HEIGHT - 4, "start", seconds(scale.from));
    label(out, (LEFT + WIDTH - RIGHT) / 2, HEIGHT - 4, "middle", seconds(scale.middle()));
    label(out, WIDTH - RIGHT, HEIGHT - 4, "end", seconds(scale.to));
  }

  private static void label(StringBuilder out, int x, int y, String anchor, String text) {
    out.append(
        "<text x=\"%d\" y=\"%d\" text-anchor=\"%s\">%s</text>%n".formatted(x, y, anchor, text));
  }

  private static String seconds(double ms) {
    return String.format(Locale.ROOT, "%.1f s", ms / 1000);
  }

  private static void band(StringBuilder out, Scale scale, Band band) {
    double from = scale.x(band.fromMs);
    out.append(
        String.format(
            Locale.ROOT,
            "<rect class=\"band\" x=\"%.1f\" y=\"%d\" width=\"%.1f\""
                + " height=\"%d\"><title>%s</title></rect>%n",
            from,
            TOP,
            Math.max(1, scale.x(band.toMs) - from),
            HEIGHT - BOTTOM - TOP,
            escape(band.words)));
  }

  private static void mark(StringBuilder out, Scale scale, Mark mark) {
    out.append(
        String.format(
            Locale.ROOT,
            "<path class=\"mark%s\" d=\"M%.1f %dV%d\"><title>%s</title></path>%n",
            mark.broke ? " broke" : "",
            scale.x(mark.ms),
            mark.broke ? TOP : HEIGHT - BOTTOM - 10,
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
      return LEFT + (Math.clamp(ms, from, to) - from) / (to - from) * (WIDTH - RIGHT - LEFT);
    }

    double y(double value) {
      return HEIGHT - BOTTOM - Math.max(0, value) / top * (HEIGHT - BOTTOM - TOP);
    }

    double middle() {
      return (from + to) / 2;
    }
  }
}
