package dev.tandem.load.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A server that a test has started on this machine, with a folder of its own; it ends with the
 * test.
 */
public final class LocalServer implements AutoCloseable {
  private static final int MAX_DESCRIPTORS = 20_000;
  private static final int HTTP_OK = 200;
  private static final int PAUSE_MS = 100;
  private static final Duration START_LIMIT = Duration.ofSeconds(60);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

  private final Process process;
  private final Path folder;
  private final URI address;
  private final URI web;
  private final Thread reaper;

  private LocalServer(Process process, Path folder, URI web, URI address) {
    this.process = process;
    this.folder = folder;
    this.web = web;
    this.address = address;
    reaper = new Thread(this::end, "end of " + folder);
    Runtime.getRuntime().addShutdownHook(reaper);
  }

  /**
   * Starts a server and waits until it answers.
   *
   * @param cpus processors that it may use, as {@code taskset} lists them; empty: all
   * @param folder its folder, which goes with it
   * @param command what to run; has to stay the same process
   * @param ready answers with HTTP 200 once the server is ready
   * @param address what clients are told
   * @throws IOException with a message for a person where it does not start
   */
  public static LocalServer start(
      String cpus, Path folder, List<String> command, URI ready, URI address) throws IOException {
    List<String> line = new ArrayList<>(List.of("prlimit", "--nofile=" + MAX_DESCRIPTORS));
    if (!cpus.isEmpty()) {
      line.addAll(List.of("taskset", "-c", cpus));
    }
    line.addAll(command);
    Path log = folder.resolve("server.log");
    Process process =
        new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    LocalServer server = new LocalServer(process, folder, ready.resolve("/"), address);
    server.awaitAnswer(ready, log);
    return server;
  }

  /** Where clients find it. */
  public URI address() {
    return address;
  }

  /** Where it speaks HTTP. */
  public URI web() {
    return web;
  }

  public long pid() {
    return process.pid();
  }

  private void awaitAnswer(URI ready, Path log) throws IOException {
    long deadline = System.nanoTime() + START_LIMIT.toNanos();
    try (HttpClient client = HttpClient.newHttpClient()) {
      while (!answers(client, ready)) {
        boolean ended = process.waitFor(PAUSE_MS, TimeUnit.MILLISECONDS);
        if (ended || System.nanoTime() > deadline) {
          String said = Files.readString(log).strip();
          close();
          throw new IOException("the server does not start; it said:\n" + said);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      close();
      throw new IOException("interrupted while the server was starting", e);
    }
  }

  private static boolean answers(HttpClient client, URI ready) throws InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(ready).timeout(STOP_LIMIT).GET().build();
    try {
      return client.send(request, BodyHandlers.discarding()).statusCode() == HTTP_OK;
    } catch (IOException e) {
      return false; // not yet
    }
  }

  /** A TCP port of the loopback device that nobody listens on. */
  public static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() throws IOException {
    end();
    try {
      Runtime.getRuntime().removeShutdownHook(reaper);
    } catch (IllegalStateException e) {
      return; // this process is ending, and with it the hook runs
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  private void end() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
