package dev.tandem.conformance.target;

import dev.tandem.conformance.requirement.Capability;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One to N servers of one make, or of several, that are judged together; the first leads.
 *
 * @param servers where they are; none while they are containers that are not started
 * @param containers what to start; null if the servers are there
 * @param kit the host by which the servers reach the kit; null where that is the address from which
 *     the kit connects to them
 */
public record Target(
    String name,
    List<ServerAddresses> servers,
    @Nullable ContainerSpec containers,
    @Nullable String kit,
    Set<Capability> capabilities,
    TargetDeadlines deadlines,
    List<ExpectedFinding> expected,
    BrowserSettings browser) {
  public Target {
    servers = List.copyOf(servers);
    capabilities = Set.copyOf(capabilities);
    expected = List.copyOf(expected);
  }

  /** Servers that reach the kit as it reaches them, with the browser of this machine. */
  public Target(
      String name,
      List<ServerAddresses> servers,
      Set<Capability> capabilities,
      TargetDeadlines deadlines,
      List<ExpectedFinding> expected) {
    this(name, servers, null, null, capabilities, deadlines, expected, BrowserSettings.LOCAL);
  }

  /** The same with these deadlines. */
  public Target with(TargetDeadlines other) {
    return new Target(name, servers, containers, kit, capabilities, other, expected, browser);
  }

  /** The same with these containers. */
  public Target with(ContainerSpec other) {
    return new Target(name, servers, other, kit, capabilities, deadlines, expected, browser);
  }

  /** The same with its containers running at these addresses. */
  public Target running(List<ServerAddresses> addresses, String kitAddress) {
    return new Target(
        name,
        addresses,
        null,
        kit == null ? kitAddress : kit,
        capabilities,
        deadlines,
        expected,
        browser);
  }
}
