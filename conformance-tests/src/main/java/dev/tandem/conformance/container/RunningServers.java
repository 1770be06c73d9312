package dev.tandem.conformance.container;

import dev.tandem.conformance.evidence.Evidence;
import dev.tandem.conformance.target.ContainerSpec;
import dev.tandem.conformance.target.ServerAddresses;
import dev.tandem.conformance.target.Target;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.testcontainers.containers.Network;

/**
 * The servers of one or more targets, for as long as this is open. Those that a target describes as
 * containers are started, all on one network, and ended with this; their logs are kept.
 */
public final class RunningServers implements AutoCloseable {
  private final Path logs;
  private final List<ServerContainer> containers = new ArrayList<>();
  private final List<Target> targets = new ArrayList<>();
  private @Nullable Network network;

  private RunningServers(Path logs) {
    this.logs = logs;
  }

  /**
   * Starts what has to be started and waits until it is ready.
   *
   * @param logs where the logs of containers go at the end
   * @throws ContainerException saying what to do
   */
  public static RunningServers of(List<Target> targets, Path logs) {
    RunningServers running = new RunningServers(logs);
    try {
      running.start(targets);
      return running;
    } catch (RuntimeException e) {
      running.close();
      throw e;
    }
  }

  /** The targets with the addresses of all their servers, in the order given. */
  public List<Target> targets() {
    return List.copyOf(targets);
  }

  /** Adds to the evidence of a check what the containers printed last, up to then. */
  public Consumer<Evidence> logs() {
    return evidence ->
        containers.forEach(
            container -> evidence.add("server-" + container.alias() + ".log", container::lastLog));
  }

  private void start(List<Target> wanted) {
    boolean allInContainers = wanted.stream().allMatch(target -> target.containers() != null);
    List<List<ServerContainer>> started = new ArrayList<>();
    for (int i = 0; i < wanted.size(); i++) {
      @Nullable ContainerSpec spec = wanted.get(i).containers();
      String suffix = wanted.size() == 1 ? "" : "-" + (char) ('a' + i);
      started.add(spec == null ? List.of() : start(spec, suffix));
    }
    containers.forEach(ServerContainer::awaitReady);
    for (int i = 0; i < wanted.size(); i++) {
      List<ServerAddresses> addresses =
          started.get(i).stream()
              .map(c -> c.addresses(allInContainers ? c.alias() : c.address()))
              .toList();
      targets.add(
          addresses.isEmpty() ? wanted.get(i) : wanted.get(i).running(addresses, gateway()));
    }
  }

  private List<ServerContainer> start(ContainerSpec spec, String suffix) {
    ContainerEngine engine = ContainerEngine.find();
    spec.images().forEach(engine::need);
    Network shared = network();
    List<ServerContainer> started = new ArrayList<>();
    for (int number = 1; number <= spec.instances(); number++) {
      String alias = spec.aliases().get(number - 1) + suffix;
      ServerContainer container = new ServerContainer(spec, number, alias, shared);
      containers.add(container);
      started.add(container);
      container.start();
    }
    return started;
  }

  private Network network() {
    Network known = network;
    if (known == null) {
      known = Network.newNetwork();
      network = known;
    }
    return known;
  }

  private String gateway() {
    return ContainerEngine.find().gateway(network());
  }

  /** Keeps the logs, ends the containers and their network. */
  @Override
  public void close() {
    for (ServerContainer container : containers) {
      try (container) {
        container.saveLog(logs);
      }
    }
    if (network != null) {
      network.close();
    }
  }
}
