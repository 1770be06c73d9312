package dev.tandem.conformance.probe.nativepeer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A running process of native libwebrtc that publishes or plays one stream. */
public final class NativePeer implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final long LOAD_S = 30;

  private final Process process;
  private volatile NativeReading last = NativeReading.NONE;
  private volatile String lastWords = "";

  private NativePeer(String... arguments) {
    process = start(arguments);
    Thread.ofVirtual().start(this::listen);
  }

  /** Plays a stream and decodes it. */
  public static NativePeer play(URI ws, String name) {
    return new NativePeer("play", ws.toString(), name);
  }

  /** Publishes a stamped picture and a tone. */
  public static NativePeer publish(URI ws, String name, int tag, int toneHz) {
    return new NativePeer(
        "publish", ws.toString(), name, String.valueOf(tag), String.valueOf(toneHz));
  }

  /** Why there are no native peers on this machine, with what to do about it. */
  public static Optional<String> missing() {
    Process process = start("load");
    try {
      boolean loaded = process.waitFor(LOAD_S, TimeUnit.SECONDS) && process.exitValue() == 0;
      return loaded
          ? Optional.empty()
          : Optional.of(
              "native libwebrtc does not load; install what it needs: sudo apt-get install"
                  + " libpulse0 libudev1 libx11-6 libxfixes3 libxrandr2 libxcomposite1"
                  + " libdbus-1-3");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of("interrupted");
    } finally {
      process.destroyForcibly();
    }
  }

  /** What it has seen up to now. */
  public NativeReading reading() {
    return last;
  }

  /** Whether the process runs; if not, its last line that was no reading. */
  public Optional<String> crashed() {
    return process.isAlive()
        ? Optional.empty()
        : Optional.of("exit status %d: %s".formatted(process.exitValue(), lastWords));
  }

  private void listen() {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        take(line);
      }
    } catch (IOException closed) {
      // the process has ended
    }
  }

  private void take(String line) {
    try {
      last = NativeReading.read(JSON.readTree(line));
    } catch (JacksonException noReading) {
      lastWords = line;
    }
  }

  private static Process start(String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                NativePeerMain.class.getName()));
    command.addAll(List.of(arguments));
    try {
      return new ProcessBuilder(command).redirectErrorStream(true).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
