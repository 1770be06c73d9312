package dev.tandem.load.bench;

import dev.tandem.load.report.BarPlot;
import dev.tandem.load.report.BarPlot.Bar;
import java.util.Locale;

/** The forwarding step with each library, as bars. */
final class Plot {
  private Plot() {}

  static String of(Results results) {
    return new BarPlot(
            "Nanoseconds for each packet out: 100 players, AES-128-GCM, 1,200 octets",
            results.figures().stream()
                .filter(f -> f.what().matches("ForwardBenchmark.*|SendBenchmark.*|C\\.fanout"))
                .filter(f -> f.parameter("players").equals("100"))
                .map(f -> new Bar(label(f), f.nsPerPacket(), !isRival(f)))
                .toList())
        .svg();
  }

  private static String label(Figure figure) {
    String how =
        figure.what().startsWith("Send")
            ? "sent, " + figure.parameter("udp").toLowerCase(Locale.ROOT)
            : figure.what().startsWith("C.") ? figure.parameter("send") : "not sent";
    return figure.parameter("library") + ", " + how;
  }

  private static boolean isRival(Figure figure) {
    return figure.what().startsWith("C.") || figure.parameter("library").equals("jitsi-srtp");
  }
}
