package dev.tandem.conformance.selfcheck;

import dev.tandem.conformance.fault.Fault;
import dev.tandem.conformance.fault.proxy.FaultyServer;
import dev.tandem.conformance.probe.ServerAddress;
import dev.tandem.conformance.probe.ServerCommand;
import dev.tandem.conformance.probe.ServerPorts;
import dev.tandem.conformance.probe.ServerProcess;
import dev.tandem.conformance.target.ServerAddresses;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Servers that do several things wrong at the same time, to be judged by hand. */
public final class FaultyServers implements AutoCloseable {
  private final List<ServerProcess> started;
  private final List<ServerAddresses> real;
  private final List<FaultyServer> proxies;

  private FaultyServers(List<ServerProcess> started, List<ServerAddresses> real) {
    this.started = started;
    this.real = real;
    this.proxies = real.stream().map(FaultyServers::proxy).toList();
  }

  /** Proxies before these servers. */
  public static FaultyServers before(List<ServerAddresses> servers) {
    return new FaultyServers(List.of(), List.copyOf(servers));
  }

  /** Starts two servers, with proxies before them; their logs are in the folder. */
  public static FaultyServers start(ServerCommand command, Path folder) {
    List<ServerProcess> servers =
        Stream.of("server1", "server2")
            .parallel()
            .map(name -> folder.toAbsolutePath().resolve(name))
            .map(own -> ServerProcess.start(command, own, ServerPorts.free(), settings(own)))
            .toList();
    return new FaultyServers(
        servers,
        servers.stream()
            .map(ServerProcess::address)
            .map(at -> new ServerAddresses(at.ws(), at.wss(), at.http(), at.https()))
            .toList());
  }

  /** Nothing takes long, but a client may be slow to answer pings. */
  private static Map<String, String> settings(Path folder) {
    Map<String, String> settings = new HashMap<>(FaultyPair.QUICK);
    settings.put("keep_alive.server_interval", "1000");
    settings.put("state.dir", folder.toString());
    return settings;
  }

  /** From now on all servers do all of this wrong. */
  public void switchOn(List<Fault> faults) {
    proxies.forEach(
        proxy -> proxy.switchOn(faults.stream().map(fault -> fault.tampering().get()).toList()));
  }

  public List<FaultyServer> proxies() {
    return List.copyOf(proxies);
  }

  /** The servers as the kit's target file (YAML) describes them. */
  public String targetFile() {
    List<String> lines = new ArrayList<>(List.of("name: faulty servers", "servers:"));
    for (int i = 0; i < real.size(); i++) {
      ServerAddress address = proxies.get(i).address();
      lines.add("  - ws: " + address.ws());
      lines.add("    http: " + address.http());
      if (real.get(i).wss() != null) {
        lines.add("    wss: " + address.wss());
      }
      if (real.get(i).https() != null) {
        lines.add("    https: " + address.https());
      }
    }
    return String.join("\n", lines) + "\n";
  }

  private static FaultyServer proxy(ServerAddresses server) {
    return new FaultyServer(
        new ServerAddress(
            server.ws(),
            or(server.wss(), server.ws()),
            server.http(),
            or(server.https(), server.http())));
  }

  private static URI or(@Nullable URI address, URI other) {
    return Objects.requireNonNullElse(address, other);
  }

  @Override
  public void close() {
    proxies.forEach(FaultyServer::close);
    started.forEach(ServerProcess::close);
  }
}
