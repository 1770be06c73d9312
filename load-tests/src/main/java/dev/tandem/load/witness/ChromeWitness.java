package dev.tandem.load.witness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A real Chrome that plays one stream during a load test: what its decoder makes of it decides
 * whether the native players' figures mean anything to people.
 */
public final class ChromeWitness implements AutoCloseable {
  private static final List<String> PROGRAMS =
      List.of("chromium", "google-chrome", "chromium-browser", "chrome");
  private static final long STOP_S = 5;
  private static final double MS_PER_SECOND = 1_000;

  private final WitnessPage page;
  private final Process chrome;
  private final Path profile;

  // guarded by this
  private @Nullable JsonNode first;
  private @Nullable JsonNode last;
  private @Nullable String failure;

  /**
   * What Chrome has seen.
   *
   * @param framesPerSecond pictures that it decoded in a second
   * @param freezes freezes as it counts them (W3C webrtc-stats, freezeCount)
   * @param packetsLost video packets that never came
   */
  public record Testimony(double framesPerSecond, long freezes, long packetsLost) {}

  private ChromeWitness(URI address, String stream, String program) throws IOException {
    page = new WitnessPage(address, stream, this::told);
    profile = Files.createTempDirectory("tandem-witness");
    chrome =
        new ProcessBuilder(command(program, profile, page.uri()))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
  }

  /**
   * Has a Chrome play a stream.
   *
   * @throws IOException with a sentence for the operator
   */
  public static ChromeWitness play(URI address, String stream) throws IOException {
    String program =
        program()
            .orElseThrow(() ->
                new IOException("there is no Chrome here (Debian: apt-get install chromium)"));
    return new ChromeWitness(address, stream, program);
  }

  private static Optional<String> program() {
    List<String> folders = List.of(System.getenv().getOrDefault("PATH", "").split(":", -1));
    return PROGRAMS.stream()
        .flatMap(name -> folders.stream().map(folder -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .findFirst();
  }

  private static List<String> command(String program, Path profile, URI page) {
    List<String> words = new ArrayList<>(List.of(program, "--headless=new"));
    if ("root".equals(System.getProperty("user.name"))) {
      words.add("--no-sandbox");
    }
    words.addAll(
        List.of(
            "--disable-gpu",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--autoplay-policy=no-user-gesture-required",
            "--disable-features=WebRtcHideLocalIpsWithMdns",
            "--allow-loopback-in-peer-connection",
            "--ignore-certificate-errors",
            "--user-data-dir=" + profile,
            page.toString()));
    return words;
  }

  private synchronized void told(JsonNode told) {
    if (told.has("failed")) {
      failure = told.path("failed").asString();
    } else {
      first = first == null ? told : first;
      last = told;
    }
  }

  /** Forgets what it saw until now. */
  public synchronized void beginAnew() {
    first = null;
    last = null;
  }

  /** Why it does not play, if it does not. */
  public synchronized Optional<String> failure() {
    if (failure == null && !chrome.isAlive()) {
      return Optional.of("Chrome ended with status " + chrome.exitValue());
    }
    return Optional.ofNullable(failure);
  }

  /** What it saw since it was last told to begin anew; empty where it told too little. */
  public synchronized Optional<Testimony> testimony() {
    JsonNode from = first;
    JsonNode to = last;
    if (from == null || to == null || to.equals(from)) {
      return Optional.empty();
    }
    double seconds = (to.path("atMs").asDouble() - from.path("atMs").asDouble()) / MS_PER_SECOND;
    return Optional.of(
        new Testimony(
            grown(from, to, "framesDecoded") / seconds,
            grown(from, to, "freezeCount"),
            grown(from, to, "packetsLost")));
  }

  private static long grown(JsonNode from, JsonNode to, String name) {
    return to.path(name).asLong(0) - from.path(name).asLong(0);
  }

  @Override
  public void close() {
    chrome.destroy();
    try {
      if (!chrome.waitFor(STOP_S, TimeUnit.SECONDS)) {
        chrome.destroyForcibly().waitFor();
      }
      page.close();
      delete(profile);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException | UncheckedIOException e) {
      // its folder stays where the system puts such folders
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
