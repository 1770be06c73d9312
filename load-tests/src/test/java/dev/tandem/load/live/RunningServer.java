package dev.tandem.load.live;

import dev.tandem.load.client.ClientEngine;
import dev.tandem.load.target.TargetException;
import dev.tandem.load.target.wcs.WcsTarget;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;

/** The reference server in a process of its own, on free ports of the loopback device. */
final class RunningServer implements AutoCloseable {
  private final Process process;
  private final URI signalling;
  private final URI rest;

  private RunningServer(Process process, URI signalling, URI rest) {
    this.process = process;
    this.signalling = signalling;
    this.rest = rest;
  }

  static RunningServer start(Path directory, int mediaPort) throws IOException {
    int ws = freePort();
    int http = freePort();
    Path state = Files.createDirectories(directory.resolve("state-" + ws));
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                "dev.tandem.server.Main"));
    for (String setting :
        List.of(
            "ws.port=" + ws,
            "http.port=" + http,
            "wss.port=off",
            "https.port=off",
            "ip=127.0.0.1",
            "state.dir=" + state,
            "media_port_from=" + mediaPort,
            "media_port_to=" + (mediaPort + 99))) {
      command.add("--set=" + setting);
    }
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("server-" + ws + ".log").toFile())
            .start();
    RunningServer server =
        new RunningServer(
            process, URI.create("ws://127.0.0.1:" + ws), URI.create("http://127.0.0.1:" + http));
    Awaitility.await().atMost(Duration.ofSeconds(60)).until(server::isReady);
    return server;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private boolean isReady() throws InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request = HttpRequest.newBuilder(rest.resolve("/health/ready")).build();
      return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  WcsTarget target(ClientEngine engine) throws TargetException {
    return WcsTarget.open(signalling, rest, engine);
  }

  @Override
  public void close() {
    process.destroy();
  }
}
