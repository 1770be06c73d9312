package dev.tandem.load.report;

import static dev.tandem.load.report.Markup.escape;

import java.util.List;
import java.util.Locale;

/**
 * Named bars, one below the other: an SVG file that stands alone.
 *
 * @param title what it shows
 * @param bars from top to bottom
 */
public record BarPlot(String title, List<Bar> bars) {
  private static final int WIDTH = 760;
  private static final int LABELS = 330;
  private static final int VALUES = 60;
  private static final int HEAD = 30;
  private static final int ROW = 22;

  /**
   * One bar.
   *
   * @param own whether it is ours, or a rival's
   */
  public record Bar(String label, double value, boolean own) {}

  public BarPlot {
    bars = List.copyOf(bars);
  }

  public String svg() {
    double longest = bars.stream().mapToDouble(Bar::value).max().orElse(1);
    StringBuilder svg = new StringBuilder();
    svg.append(
        """
        <svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" font-family="sans-serif" font-size="12">
        <rect width="100%%" height="100%%" fill="white"/>
        <text x="8" y="18">%s</text>
        """
            .formatted(WIDTH, ROW * bars.size() + HEAD, escape(title)));
    int y = HEAD;
    for (Bar bar : bars) {
      bar(svg, bar, y, (WIDTH - LABELS - VALUES) * bar.value() / longest);
      y += ROW;
    }
    return svg.append("</svg>\n").toString();
  }

  private static void bar(StringBuilder svg, Bar bar, int y, double width) {
    svg.append(
        String.format(
            Locale.ROOT,
            """
            <text x="%d" y="%d" text-anchor="end">%s</text>
            <rect x="%d" y="%d" width="%.1f" height="15" fill="%s"/>
            <text x="%.1f" y="%d">%.0f</text>
            """,
            LABELS - 6,
            y + 12,
            escape(bar.label()),
            LABELS,
            y,
            width,
            bar.own() ? "#2f6fab" : "#9aa5b1",
            LABELS + width + 4,
            y + 12,
            bar.value()));
  }
}
