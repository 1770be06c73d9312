package dev.tandem.load.report;

import static dev.tandem.load.report.Markup.escape;

import java.util.Locale;

/** Parts of SVG pictures. */
final class Svg {
  private Svg() {}

  /** A picture that stands alone, on white, with its title on top. */
  static String alone(int width, int height, String title, CharSequence inside) {
    return """
    <svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" font-family="sans-serif" font-size="12">
    <rect width="100%%" height="100%%" fill="white"/>
    <text x="8" y="18">%s</text>
    %s</svg>
    """
        .formatted(width, height, escape(title), inside);
  }

  /** Words that start, end or have their middle at a place. */
  static String text(double x, double y, String anchor, String words) {
    return String.format(
        Locale.ROOT,
        "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>%n",
        x,
        y,
        anchor,
        escape(words));
  }

  static String rectangle(double x, double y, double width, double height, String colour) {
    return String.format(
        Locale.ROOT,
        "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\"/>%n",
        x,
        y,
        width,
        height,
        colour);
  }
}
