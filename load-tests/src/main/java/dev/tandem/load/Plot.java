package dev.tandem.load;

import java.util.List;

/** The forwarding step with each library, as bars. */
final class Plot {
  private static final int WIDTH = 760;
  private static final int LABELS = 330;
  private static final int ROW = 22;

  private Plot() {}

  static String of(Results results) {
    List<Figure> bars =
        results.figures().stream()
            .filter(f -> f.what().matches("ForwardBenchmark.*|SendBenchmark.*|C\\.fanout"))
            .filter(f -> f.parameter("players").equals("100"))
            .toList();
    double longest = bars.stream().mapToDouble(Figure::nsPerPacket).max().orElse(1);
    int height = ROW * bars.size() + 30;
    StringBuilder svg = new StringBuilder();
    svg.append(
        """
        <svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" font-family="sans-serif" font-size="12">
        <rect width="100%%" height="100%%" fill="white"/>
        <text x="8" y="18">Nanoseconds for each packet out: 100 players, AES-128-GCM, 1,200 octets</text>
        """
            .formatted(WIDTH, height));
    int y = 30;
    for (Figure figure : bars) {
      double width = (WIDTH - LABELS - 60) * figure.nsPerPacket() / longest;
      svg.append(
          """
          <text x="%d" y="%d" text-anchor="end">%s</text>
          <rect x="%d" y="%d" width="%.1f" height="15" fill="%s"/>
          <text x="%.1f" y="%d">%.0f</text>
          """
              .formatted(
                  LABELS - 6,
                  y + 12,
                  label(figure),
                  LABELS,
                  y,
                  width,
                  colour(figure),
                  LABELS + width + 4,
                  y + 12,
                  figure.nsPerPacket()));
      y += ROW;
    }
    return svg.append("</svg>\n").toString();
  }

  private static String label(Figure figure) {
    String how =
        figure.what().startsWith("Send")
            ? "sent, " + figure.parameter("udp").toLowerCase(java.util.Locale.ROOT)
            : figure.what().startsWith("C.") ? figure.parameter("send") : "not sent";
    return figure.parameter("library") + ", " + how;
  }

  private static String colour(Figure figure) {
    boolean rival =
        figure.what().startsWith("C.") || figure.parameter("library").equals("jitsi-srtp");
    return rival ? "#9aa5b1" : "#2f6fab";
  }
}
