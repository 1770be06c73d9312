package dev.tandem.conformance.container;

import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.ContainerNetwork;
import dev.tandem.conformance.probe.Await;
import dev.tandem.conformance.probe.ProbeTimeoutException;
import dev.tandem.conformance.probe.RestClient;
import dev.tandem.conformance.target.ContainerSpec;
import dev.tandem.conformance.target.Credentials;
import dev.tandem.conformance.target.ServerAddresses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.wait.strategy.AbstractWaitStrategy;
import org.testcontainers.utility.MountableFile;

/** One instance of the servers under test in a container. */
final class ServerContainer implements AutoCloseable {
  private static final String HOST = "localhost";
  private static final int CONNECT_MS = 1_000;
  private static final int LINES_SHOWN = 8;
  private static final int LOG_SHOWN = 100_000;

  private final ContainerSpec spec;
  private final String alias;
  private final String image;
  private final GenericContainer<?> container;

  /** Makes instance 1, 2, …, which {@link #start} starts; others reach it by the alias. */
  ServerContainer(ContainerSpec spec, int number, String alias, Network network) {
    this.spec = spec;
    this.alias = alias;
    this.image = spec.image(number);
    this.container =
        new GenericContainer<>(image)
            .withNetwork(network)
            .withNetworkAliases(alias)
            .withExposedPorts(ports().toArray(Integer[]::new))
            .waitingFor(new Nothing());
    if (!spec.command().isEmpty()) {
      container.withCommand(spec.command().toArray(String[]::new));
    }
    spec.environment()
        .forEach((name, value) ->
            container.withEnv(
                name,
                value.replace("{alias}", alias).replace("{number}", Integer.toString(number))));
    spec.files()
        .forEach(file ->
            container.withCopyFileToContainer(MountableFile.forHostPath(file.from()), file.to()));
  }

  /** Starts the container; the server in it may need longer. */
  void start() {
    try {
      container.start();
    } catch (ContainerLaunchException | DockerException e) {
      throw new ContainerException(
          ContainerException.Cause.TARGET,
          "%s of image %s does not start: %s%s".formatted(alias, image, deepest(e), lastLines()));
    }
  }

  /** Waits until the server is ready, as the target defines it. */
  void awaitReady() {
    String what = spec.ready().path() == null ? "port " + spec.ready().port() : spec.ready().path();
    try {
      Await.value(
          what,
          spec.ready().within(),
          () -> isReady() ? "ready" : container.isRunning() ? "waiting" : "ended",
          state -> !state.equals("waiting"));
    } catch (ProbeTimeoutException e) {
      throw notReady(
          "does not become ready (%s) within %d s"
              .formatted(what, spec.ready().within().toSeconds()));
    }
    if (!container.isRunning()) {
      throw notReady("ended before it was ready");
    }
  }

  /** The published ports for the kit and its browser, the alias for other servers. */
  ServerAddresses addresses(String peerHost) {
    ContainerSpec.Ports ports = spec.ports();
    return new ServerAddresses(
        URI.create("ws://%s:%d".formatted(HOST, container.getMappedPort(ports.ws()))),
        published("wss", ports.wss()),
        URI.create("http://%s:%d".formatted(HOST, container.getMappedPort(ports.http()))),
        published("https", ports.https()),
        URI.create("ws://%s:%d".formatted(peerHost, ports.ws())),
        ports.wss() == null ? null : URI.create("wss://%s:%d".formatted(peerHost, ports.wss())),
        Credentials.NONE);
  }

  String alias() {
    return alias;
  }

  /** Its address in the network, where its media ports are reached directly. */
  String address() {
    return container.getContainerInfo().getNetworkSettings().getNetworks().values().stream()
        .map(ContainerNetwork::getIpAddress)
        .filter(address -> address != null)
        .findFirst()
        .orElseThrow();
  }

  /** Writes what the server printed to alias.log. */
  void saveLog(Path folder) {
    if (container.getContainerId() == null) {
      return;
    }
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve(alias + ".log"), container.getLogs());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The end of what it printed up to now. */
  String lastLog() {
    String log = container.getLogs();
    int from = Math.max(0, log.length() - LOG_SHOWN);
    return log.substring(from == 0 ? 0 : log.indexOf('\n', from) + 1);
  }

  @Override
  public void close() {
    container.close();
  }

  private Stream<Integer> ports() {
    ContainerSpec.Ports ports = spec.ports();
    return Stream.of(
            Stream.of(ports.ws(), ports.http(), spec.ready().port()),
            Stream.ofNullable(ports.wss()),
            Stream.ofNullable(ports.https()))
        .flatMap(some -> some)
        .distinct();
  }

  private @Nullable URI published(String scheme, @Nullable Integer port) {
    return port == null
        ? null
        : URI.create("%s://%s:%d".formatted(scheme, HOST, container.getMappedPort(port)));
  }

  /** Ports are tried in the network, since a published one is open before the server is. */
  private boolean isReady() {
    int port = spec.ready().port();
    @Nullable String path = spec.ready().path();
    if (path != null) {
      URI origin = URI.create("http://%s:%d".formatted(HOST, container.getMappedPort(port)));
      return new RestClient(origin).status(path) == 200;
    }
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(address(), port), CONNECT_MS);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private ContainerException notReady(String why) {
    return new ContainerException(
        ContainerException.Cause.SERVER,
        "the server in container %s of image %s %s%s".formatted(alias, image, why, lastLines()));
  }

  private String lastLines() {
    if (container.getContainerId() == null) {
      return "";
    }
    List<String> lines = container.getLogs().lines().toList();
    List<String> last = lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size());
    return last.isEmpty()
        ? "; it printed nothing"
        : "; it printed:\n  " + String.join("\n  ", last);
  }

  private static String deepest(Throwable e) {
    @Nullable Throwable cause = e.getCause();
    return cause == null ? String.valueOf(e.getMessage()) : deepest(cause);
  }

  /** The server's readiness is awaited elsewhere, for all instances at the same time. */
  private static final class Nothing extends AbstractWaitStrategy {
    @Override
    protected void waitUntilReady() {}
  }
}
