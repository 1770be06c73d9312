package dev.tandem.load;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The same work in C, where a C compiler and the libraries' headers are on this machine (Debian:
 * gcc, libipsec-mb-dev, libssl-dev, libsrtp2-dev).
 */
final class CRival {
  private static final String OCTETS = "1200";
  private static final List<String> LINKED = List.of("-lIPSec_MB", "-lcrypto", "-lsrtp2");

  private CRival() {}

  static List<Figure> measure(boolean quick) throws IOException {
    Path directory = Files.createTempDirectory("tandem-bench");
    Path program = directory.resolve("fanout");
    List<Figure> figures = new ArrayList<>();
    if (!compile(directory, program)) {
      System.out.println("The rivals in C are left out: gcc or a library is missing.");
      return figures;
    }
    for (String library : List.of("ipsec-mb", "openssl", "srtp2")) {
      for (String players : quick ? List.of("100") : List.of("1", "10", "100", "1000")) {
        for (String sending : List.of("none", "sendto", "segments")) {
          measure(program, library, sending, players).ifPresent(figures::add);
        }
      }
    }
    return figures;
  }

  private static boolean compile(Path directory, Path program) throws IOException {
    Path source = directory.resolve("fanout.c");
    try (InputStream in = Objects.requireNonNull(CRival.class.getResourceAsStream("fanout.c"))) {
      Files.copy(in, source, StandardCopyOption.REPLACE_EXISTING);
    }
    List<String> command =
        new ArrayList<>(
            List.of("gcc", "-O2", "-march=native", "-o", program.toString(), source.toString()));
    command.addAll(LINKED);
    return run(command).isPresent();
  }

  private static java.util.Optional<Figure> measure(
      Path program, String library, String sending, String players) throws IOException {
    List<String> command =
        new ArrayList<>(List.of(program.toString(), library, sending, players, OCTETS));
    String sink = System.getProperty("tandem.bench.sink", "");
    if (!sink.isEmpty()) {
      command.add(sink);
    }
    Map<String, String> parameters =
        Map.of("library", "C " + library, "players", players, "send", sending);
    return run(command)
        .map(output -> new Figure("C.fanout", parameters, Double.parseDouble(output), 0));
  }

  /** What a program has printed; empty where it failed or is not there. */
  private static java.util.Optional<String> run(List<String> command) throws IOException {
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      String output =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return process.waitFor() == 0 ? java.util.Optional.of(output) : java.util.Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return java.util.Optional.empty();
    } catch (IOException e) {
      return java.util.Optional.empty();
    }
  }
}
