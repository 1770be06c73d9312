package dev.tandem.load.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * One of our own servers, run on loopback as a child of this process for as long as a load test.
 */
public final class OwnServer implements AutoCloseable {
  private static final Duration READY = Duration.ofSeconds(60);
  private static final Duration STOP = Duration.ofSeconds(15);
  private static final Duration POLL = Duration.ofMillis(100);

  private final Process process;
  private final Path log;
  private final int signalling;
  private final Thread reaper;

  private OwnServer(Process process, Path log, int signalling) {
    this.process = process;
    this.log = log;
    this.signalling = signalling;
    reaper = new Thread(this::stop, "end " + log);
    Runtime.getRuntime().addShutdownHook(reaper);
  }

  /**
   * Starts a server and waits until it is ready.
   *
   * @param cores the cores that it may use
   * @param mediaPort its first UDP port
   * @param settings more settings of it
   * @throws IOException with a sentence for the operator
   */
  public static OwnServer start(Cores cores, int mediaPort, Map<String, String> settings)
      throws IOException, InterruptedException {
    int[] ports = freePorts();
    Path log = Files.createTempFile("tandem-load-server", ".log");
    List<String> words = new ArrayList<>(cores.command());
    words.add(Path.of(System.getProperty("tandem.home", "."), "tandem").toString());
    words.add("server");
    set(words, "bind.address", "127.0.0.1");
    set(words, "ip", "127.0.0.1");
    set(words, "ws.port", Integer.toString(ports[0]));
    set(words, "http.port", Integer.toString(ports[1]));
    set(words, "wss.port", "off");
    set(words, "https.port", "off");
    set(words, "media_port_from", Integer.toString(mediaPort));
    set(words, "media_port_to", Integer.toString(mediaPort + 999));
    settings.forEach((key, value) -> set(words, key, value));
    Process process =
        new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    OwnServer server = new OwnServer(process, log, ports[0]);
    server.awaitReady(ports[1]);
    return server;
  }

  private static void set(List<String> words, String key, String value) {
    words.add("--set");
    words.add(key + "=" + value);
  }

  private static int[] freePorts() throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    try (ServerSocket first = new ServerSocket(0, 1, loopback);
        ServerSocket second = new ServerSocket(0, 1, loopback)) {
      return new int[] {first.getLocalPort(), second.getLocalPort()};
    }
  }

  /** Where its clients connect to. */
  public URI signalling() {
    return URI.create("ws://127.0.0.1:" + signalling + "/");
  }

  public long pid() {
    return process.pid();
  }

  private void awaitReady(int http) throws IOException, InterruptedException {
    HttpRequest question =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + http + "/health/ready")).build();
    long end = System.nanoTime() + READY.toNanos();
    try (HttpClient client = HttpClient.newHttpClient()) {
      while (!isReady(client, question)) {
        if (!process.isAlive() || System.nanoTime() > end) {
          String why = process.isAlive() ? "did not get ready" : "ended";
          close();
          throw new IOException("our own server " + why + ": " + lastLine());
        }
        Thread.sleep(POLL);
      }
    }
  }

  private static boolean isReady(HttpClient client, HttpRequest question)
      throws InterruptedException {
    try {
      return client.send(question, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  private String lastLine() throws IOException {
    try (Stream<String> lines = Files.lines(log)) {
      return lines.filter(line -> !line.isBlank()).reduce((a, b) -> b).orElse("it said nothing");
    }
  }

  private void stop() {
    process.destroy();
    try {
      if (!process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }

  @Override
  public void close() {
    stop();
    try {
      Runtime.getRuntime().removeShutdownHook(reaper);
      Files.deleteIfExists(log);
    } catch (IllegalStateException | IOException e) {
      // this process is ending itself, or the log may stay
    }
  }
}
