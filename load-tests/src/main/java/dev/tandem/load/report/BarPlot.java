package dev.tandem.load.report;

import java.util.List;

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
  private static final String OWN = "#2f6fab";
  private static final String RIVAL = "#9aa5b1";

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
    StringBuilder inside = new StringBuilder();
    int y = HEAD;
    for (Bar bar : bars) {
      double end = LABELS + (WIDTH - LABELS - VALUES) * bar.value() / longest;
      inside.append(Svg.text(LABELS - 6, y + 12, "end", bar.label()));
      inside.append(Svg.rectangle(LABELS, y, end - LABELS, 15, bar.own() ? OWN : RIVAL));
      inside.append(Svg.text(end + 4, y + 12, "start", "%.0f".formatted(bar.value())));
      y += ROW;
    }
    return Svg.alone(WIDTH, ROW * bars.size() + HEAD, title, inside);
  }
}
