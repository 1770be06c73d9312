package dev.tandem.conformance.target;

import dev.tandem.conformance.requirement.Capability;
import java.util.List;
import java.util.Set;

/** One to N servers of one make, or of several, that are judged together; the first leads. */
public record Target(
    String name,
    List<ServerAddresses> servers,
    Set<Capability> capabilities,
    TargetDeadlines deadlines,
    List<ExpectedFinding> expected) {
  public Target {
    servers = List.copyOf(servers);
    capabilities = Set.copyOf(capabilities);
    expected = List.copyOf(expected);
  }
}
