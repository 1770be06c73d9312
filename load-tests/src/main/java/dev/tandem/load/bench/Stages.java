package dev.tandem.load.bench;

import dev.tandem.load.report.StackedPlot;
import dev.tandem.load.report.StackedPlot.Row;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where the time of a packet to one of 100 players goes: what the whole step takes, less what its
 * parts take alone.
 */
final class Stages {
  private static final String PLAYERS = "100";

  private Stages() {}

  /** The picture, where one run has measured the whole and the parts. */
  static Optional<String> plot(Results results) {
    List<Row> rows =
        results.figures().stream()
            .filter(f -> f.what().equals("SendBenchmark.forwardAndSend"))
            .filter(f -> f.parameter("udp").equals("NATIVE"))
            .filter(f -> f.parameter("players").equals(PLAYERS))
            .flatMap(sent -> row(results, sent).stream())
            .toList();
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    String title = "Nanoseconds for each packet out: 100 players, runs of 10, 1,200 octets";
    List<String> parts = List.of("header, history, counts", "AES-128-GCM", "the system sends");
    return Optional.of(new StackedPlot(title, parts, rows).svg());
  }

  private static Optional<Row> row(Results results, Figure sent) {
    String library = sent.parameter("library");
    Optional<Figure> forwarded =
        results.find("ForwardBenchmark.forward", Map.of("library", library, "players", PLAYERS));
    Optional<Figure> sealed =
        results.find(
            "SrtpBenchmark.protect",
            Map.of("library", library, "profile", "AEAD_AES_128_GCM", "octets", "1200"));
    return forwarded.flatMap(step ->
        sealed.map(cipher ->
            new Row(
                library,
                List.of(
                    Math.max(0, step.nsPerPacket() - cipher.nsPerPacket()),
                    cipher.nsPerPacket(),
                    Math.max(0, sent.nsPerPacket() - step.nsPerPacket())))));
  }
}
