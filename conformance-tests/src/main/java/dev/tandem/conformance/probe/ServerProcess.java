package dev.tandem.conformance.probe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** One server run as a child process with its own folder and log; ends with this process. */
public final class ServerProcess implements AutoCloseable {
  private final Process process;
  private final Path log;
  private final ServerAddress address;
  private final Duration startTime;
  private final Thread reaper;

  private ServerProcess(Process process, Path log, ServerAddress address, long startedNs) {
    this.process = process;
    this.log = log;
    this.address = address;
    reaper = new Thread(this::kill, "end " + log.getFileName());
    Runtime.getRuntime().addShutdownHook(reaper);
    awaitReady();
    startTime = Duration.ofNanos(System.nanoTime() - startedNs);
  }

  /**
   * Starts a server and waits until it is ready.
   *
   * @param folder the working directory; the log is server.log in it
   * @throws ServerStartException with the last lines of the log if it ends or does not get ready
   */
  public static ServerProcess start(
      ServerCommand command, Path folder, ServerPorts ports, Map<String, String> more) {
    List<String> words = new ArrayList<>(command.words());
    Map<String, String> settings = new LinkedHashMap<>(ports.settings());
    settings.putAll(more);
    settings.forEach((key, value) -> words.addAll(List.of("--set", key + "=" + value)));
    try {
      Files.createDirectories(folder);
      Path log = folder.resolve("server.log");
      ProcessBuilder builder =
          new ProcessBuilder(words)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile());
      long startedNs = System.nanoTime();
      return new ServerProcess(builder.start(), log, ports.address("127.0.0.1"), startedNs);
    } catch (IOException e) {
      throw new ServerStartException(
          "cannot run '%s': %s".formatted(String.join(" ", words), e.getMessage()), List.of());
    }
  }

  public ServerAddress address() {
    return address;
  }

  /** From the start of the process to the first answer 200 of /health/ready. */
  public Duration startTime() {
    return startTime;
  }

  public Path log() {
    return log;
  }

  public boolean alive() {
    return process.isAlive();
  }

  /** Resident memory in bytes; -1 where /proc does not tell. */
  public long residentBytes() {
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElse(-1);
    } catch (IOException | UncheckedIOException e) {
      return -1;
    }
  }

  /** The end of the log, for a failure message. */
  public List<String> lastLogLines(int count) {
    try (Stream<String> lines = Files.lines(log)) {
      List<String> all = lines.toList();
      return all.subList(Math.max(0, all.size() - count), all.size());
    } catch (IOException | UncheckedIOException e) {
      return List.of();
    }
  }

  /** Ends the server by SIGTERM; returns its exit status. */
  public int stop() {
    process.destroy();
    try {
      if (!process.waitFor(Deadlines.SERVER_STOP.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
      return -1;
    }
  }

  @Override
  public void close() {
    stop();
    try {
      Runtime.getRuntime().removeShutdownHook(reaper);
    } catch (IllegalStateException alreadyShuttingDown) {
      // the hook itself is running
    }
  }

  private void kill() {
    stop();
  }

  private void awaitReady() {
    RestClient rest = new RestClient(address.http());
    try {
      Await.value("readiness", Deadlines.SERVER_READY, () -> ready(rest), ready -> ready);
    } catch (ProbeTimeoutException e) {
      fail("the server did not get ready in " + Deadlines.SERVER_READY.toSeconds() + " s");
    }
  }

  private boolean ready(RestClient rest) {
    if (!process.isAlive()) {
      fail("the server ended with exit status " + process.exitValue());
    }
    return rest.status("/health/ready") == 200;
  }

  private void fail(String message) {
    close();
    throw new ServerStartException(message, lastLogLines(15));
  }
}
