package dev.tandem.conformance.selfcheck;

import dev.tandem.conformance.fault.proxy.FaultyServer;
import dev.tandem.conformance.fault.proxy.Tampering;
import dev.tandem.conformance.probe.Certificates;
import dev.tandem.conformance.probe.RestClient;
import dev.tandem.conformance.probe.ServerAddress;
import dev.tandem.conformance.probe.ServerCommand;
import dev.tandem.conformance.probe.ServerPorts;
import dev.tandem.conformance.probe.ServerProcess;
import dev.tandem.conformance.requirement.Capability;
import dev.tandem.conformance.target.ServerAddresses;
import dev.tandem.conformance.target.Target;
import dev.tandem.conformance.target.TargetDeadlines;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/**
 * Two servers of one make on this machine, each behind a proxy that has the fault of the hour. The
 * second one pushes to and pulls from the first over TLS, too; the first does so without TLS only.
 */
final class FaultyPair implements AutoCloseable {
  /** Settings under which nothing takes long. */
  static final Map<String, String> QUICK =
      Map.of(
          "ice_consent_interval", "500",
          "ice_consent_timeout", "2000",
          "keep_alive.server_interval", "300",
          "ice_connect_timeout", "3000",
          "first_media_timeout", "3000",
          "rtp_activity_timeout", "1500",
          "wcs_agent_connect_timeout", "3000");

  private static final TargetDeadlines DEADLINES =
      new TargetDeadlines(
          Duration.ofSeconds(4),
          Duration.ofSeconds(4),
          Duration.ofSeconds(6),
          Duration.ofSeconds(8));

  private final List<ServerProcess> servers;
  private final List<FaultyServer> proxies;

  private FaultyPair(List<ServerProcess> servers) {
    this.servers = servers;
    this.proxies = servers.stream().map(server -> new FaultyServer(server.address())).toList();
  }

  /** Starts both servers; their logs are in the folder. */
  static FaultyPair start(ServerCommand command, Path folder) {
    Path whole = folder.toAbsolutePath();
    ServerProcess first = start(command, whole.resolve("server1"), Map.of());
    Map<String, String> secure =
        Map.of(
            "wcs_agent_ssl", "true", "wcs_agent_pins", Certificates.sha256(first.address().wss()));
    return new FaultyPair(List.of(first, start(command, whole.resolve("server2"), secure)));
  }

  private static ServerProcess start(ServerCommand command, Path folder, Map<String, String> more) {
    Map<String, String> settings = new HashMap<>(QUICK);
    settings.put("state.dir", folder.toString());
    settings.putAll(more);
    return ServerProcess.start(command, folder, ServerPorts.free(), settings);
  }

  /** The pair as a target of checks, seen through the proxies. */
  Target target() {
    return new Target(
        "faulty pair",
        proxies.stream().map(proxy -> addresses(proxy.address())).toList(),
        Set.of(Capability.values()),
        DEADLINES,
        List.of());
  }

  /** Before each server one of these. */
  void switchOn(Supplier<Tampering> tampering) {
    proxies.forEach(proxy -> proxy.switchOn(List.of(tampering.get())));
  }

  /** Back to two servers without fault, as new. */
  void switchOff() {
    proxies.forEach(FaultyServer::switchOff);
    servers.forEach(FaultyPair::endRepublishing);
  }

  private static void endRepublishing(ServerProcess server) {
    RestClient rest = new RestClient(server.address().http());
    try {
      for (JsonNode entry : rest.republished()) {
        rest.post("/pull/terminate", Map.of("uri", entry.path("uri").asString("")));
      }
    } catch (UncheckedIOException e) {
      throw new IllegalStateException("the server behind the proxy is gone: " + server.log(), e);
    }
  }

  private static ServerAddresses addresses(ServerAddress proxy) {
    return new ServerAddresses(proxy.ws(), proxy.wss(), proxy.http(), proxy.https());
  }

  @Override
  public void close() {
    proxies.forEach(FaultyServer::close);
    servers.forEach(ServerProcess::close);
  }
}
