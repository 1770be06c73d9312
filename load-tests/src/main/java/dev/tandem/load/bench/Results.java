package dev.tandem.load.bench;

import dev.tandem.load.process.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What one run has measured, and where.
 *
 * @param command what was run
 * @param machine what it ran on
 * @param commit what was measured
 * @param figures what came out
 */
record Results(String command, String machine, String commit, List<Figure> figures) {
  /** A ratio may vary by so much from run to run. */
  private static final double TOLERANCE = 0.85;

  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  static Results of(List<Figure> figures, String command) throws IOException {
    return new Results(command, Machine.describe(), Machine.commit(), figures);
  }

  static Results read(Path file) {
    return JSON.readValue(file.toFile(), Results.class);
  }

  /** Writes the figures, the plots and the page. */
  void write(Path directory) throws IOException {
    JSON.writeValue(directory.resolve("benchmarks.json").toFile(), this);
    Files.writeString(directory.resolve("benchmarks.svg"), Plot.of(this));
    Optional<String> stages = Stages.plot(this);
    if (stages.isPresent()) {
      Files.writeString(directory.resolve("stages.svg"), stages.get());
    }
    Files.writeString(directory.resolve("benchmarks.md"), Page.of(this));
  }

  Optional<Figure> find(String what, Map<String, String> parameters) {
    return figures.stream()
        .filter(f -> f.what().equals(what))
        .filter(f -> f.parameters().entrySet().containsAll(parameters.entrySet()))
        .findFirst();
  }

  /** How many times faster something is than the rival that it is compared with, by name. */
  Map<String, Double> ratios() {
    Map<String, Double> ratios = new LinkedHashMap<>();
    for (Figure own : figures) {
      if (own.what().equals("ForwardBenchmark.forward")) {
        String players = own.parameter("players");
        String name = own.parameter("library") + ", " + players + " players, against ";
        find(own.what(), Map.of("library", "jitsi-srtp", "players", players))
            .filter(rival -> !rival.equals(own))
            .ifPresent(rival -> put(ratios, name + "jitsi-srtp", rival, own));
        rivalInC(own.parameter("library"), players, "none")
            .ifPresent(rival -> put(ratios, name + "C with the same library", rival, own));
      } else if (own.what().equals("SendBenchmark.forwardAndSend")) {
        String players = own.parameter("players");
        boolean segments = own.parameter("udp").equals("NATIVE");
        String name =
            own.parameter("library")
                + ", "
                + own.parameter("udp")
                + ", "
                + players
                + " players, sent, against ";
        rivalInC(own.parameter("library"), players, segments ? "segments" : "sendto")
            .ifPresent(rival -> put(ratios, name + "C with the same library", rival, own));
        rivalInC("srtp2", players, "sendto")
            .ifPresent(rival -> put(ratios, name + "libsrtp2 and sendto", rival, own));
      }
    }
    return ratios;
  }

  private static void put(Map<String, Double> ratios, String name, Figure rival, Figure own) {
    ratios.put(name, rival.nsPerPacket() / own.nsPerPacket());
  }

  private Optional<Figure> rivalInC(String library, String players, String sending) {
    return find("C.fanout", Map.of("library", "C " + library, "players", players, "send", sending));
  }

  /** The ratios that are clearly worse than in an earlier run; absolute times are not compared. */
  List<String> dropsFrom(Results earlier) {
    List<String> drops = new ArrayList<>();
    Map<String, Double> now = ratios();
    earlier
        .ratios()
        .forEach((name, before) -> {
          Double ratio = now.get(name);
          if (ratio != null && ratio < TOLERANCE * before) {
            drops.add("%s: %.2f times, was %.2f".formatted(name, ratio, before));
          }
        });
    return drops;
  }

  String summary() {
    StringBuilder text = new StringBuilder();
    ratios().forEach((name, ratio) -> text.append("%6.2f  %s%n".formatted(ratio, name)));
    return text.toString();
  }
}
