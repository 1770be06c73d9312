package dev.tandem.load.bench;

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
import java.util.Optional;

/**
 * The same work in C, where a C compiler and the libraries' headers are on this machine (Debian:
 * gcc, libipsec-mb-dev, libssl-dev, libsrtp2-dev).
 */
final class CRival {
  private static final String OCTETS = "1200";

  private final Path program;

  private CRival(Path program) {
    this.program = program;
  }

  /** Compiles it; empty where something is missing for that, which is said. */
  static Optional<CRival> compile() throws IOException {
    Path directory = Files.createTempDirectory("tandem-bench");
    Path program = directory.resolve("fanout");
    if (!compile(directory, program)) {
      System.out.println("The rivals in C are left out: gcc or a library is missing.");
      return Optional.empty();
    }
    return Optional.of(new CRival(program));
  }

  /** Measures all libraries and ways to send once. */
  List<Figure> measure(boolean quick) throws IOException {
    List<Figure> figures = new ArrayList<>();
    for (String library : List.of("ipsec-mb", "openssl", "srtp2")) {
      for (String players : quick ? List.of("100") : List.of("1", "10", "100", "1000")) {
        for (String sending : List.of("none", "sendto", "segments")) {
          measure(library, sending, players).ifPresent(figures::add);
        }
      }
    }
    return figures;
  }

  /** Brings a file of this package to a directory. */
  private static Path bring(String name, Path directory) throws IOException {
    Path file = directory.resolve(name);
    try (InputStream in = Objects.requireNonNull(CRival.class.getResourceAsStream(name))) {
      Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
    }
    return file;
  }

  /**
   * libsrtp2 with OpenSSL, where {@code ./tandem bench} could build it; else as it is installed.
   */
  private static String libsrtp2() {
    Path own =
        Path.of(System.getProperty("tandem.home", "."), "load-tests/target/libsrtp2/libsrtp2.a");
    if (Files.exists(own)) {
      System.out.println("libsrtp2 is built here, with OpenSSL.");
      return own.toString();
    }
    System.out.println("libsrtp2 is the installed one; Debian's takes its ciphers from NSS.");
    return "-lsrtp2";
  }

  private static boolean compile(Path directory, Path program) throws IOException {
    Path source = bring("fanout.c", directory);
    List<String> command =
        new ArrayList<>(
            List.of("gcc", "-O2", "-march=native", "-o", program.toString(), source.toString()));
    command.addAll(List.of("-lIPSec_MB", libsrtp2(), "-lcrypto"));
    return run(command).isPresent();
  }

  private Optional<Figure> measure(String library, String sending, String players)
      throws IOException {
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
  private static Optional<String> run(List<String> command) throws IOException {
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      String output =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return process.waitFor() == 0 ? Optional.of(output) : Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
