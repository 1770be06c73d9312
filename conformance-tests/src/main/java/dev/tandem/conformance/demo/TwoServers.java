package dev.tandem.conformance.demo;

import dev.tandem.conformance.probe.ServerCommand;
import dev.tandem.conformance.probe.ServerPorts;
import dev.tandem.conformance.probe.ServerProcess;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** Two servers on this machine, started at the same time. */
public final class TwoServers implements AutoCloseable {
  private static final ServerPorts STANDARD = new ServerPorts(8080, 8443, 8081, 8444, 31001, 31010);
  private static final ServerPorts SECOND =
      new ServerPorts(18080, 18443, 18081, 18444, 32001, 32010);

  private final ServerProcess first;
  private final ServerProcess second;

  private TwoServers(ServerProcess first, ServerProcess second) {
    this.first = first;
    this.second = second;
  }

  /** On any free ports. */
  static TwoServers start(ServerCommand command, Path folder) {
    return start(command, folder, ServerPorts.free(), ServerPorts.free());
  }

  /** The first on the standard ports where they are free, which the vendor's pages expect. */
  static TwoServers startOnStandardPorts(ServerCommand command, Path folder) {
    return start(command, folder, ServerPorts.preferred(STANDARD), ServerPorts.preferred(SECOND));
  }

  private static TwoServers start(
      ServerCommand command, Path folder, ServerPorts one, ServerPorts two) {
    Path absolute = folder.toAbsolutePath();
    CompletableFuture<ServerProcess> first =
        async(() -> start(command, absolute.resolve("server1"), one));
    CompletableFuture<ServerProcess> second =
        async(() -> start(command, absolute.resolve("server2"), two));
    try {
      return new TwoServers(first.join(), second.join());
    } catch (CompletionException e) {
      List.of(first, second).forEach(TwoServers::closeIfStarted);
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  private static ServerProcess start(ServerCommand command, Path folder, ServerPorts ports) {
    return ServerProcess.start(command, folder, ports, Map.of("state.dir", folder.toString()));
  }

  private static void closeIfStarted(CompletableFuture<ServerProcess> server) {
    try {
      server.join().close();
    } catch (CompletionException neverStarted) {
      // nothing to end
    }
  }

  private static CompletableFuture<ServerProcess> async(Supplier<ServerProcess> start) {
    return CompletableFuture.supplyAsync(start, Thread::startVirtualThread);
  }

  public ServerProcess first() {
    return first;
  }

  public ServerProcess second() {
    return second;
  }

  @Override
  public void close() {
    first.close();
    second.close();
  }
}
