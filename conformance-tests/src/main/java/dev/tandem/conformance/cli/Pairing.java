package dev.tandem.conformance.cli;

import dev.tandem.conformance.requirement.Area;
import dev.tandem.conformance.requirement.Capability;
import dev.tandem.conformance.requirement.Requirement;
import dev.tandem.conformance.target.ServerAddresses;
import dev.tandem.conformance.target.Target;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Two makes as one target: the first server is of one make, the second of the other. */
final class Pairing {
  private static final Set<Area> BETWEEN_SERVERS = Set.of(Area.PUSH, Area.PULL);

  private Pairing() {}

  /** Server 1 from the first target, server 2 from the second; both have to be able to do it. */
  static Target of(Target first, Target second) {
    Set<Capability> both = new HashSet<>(first.capabilities());
    both.retainAll(second.capabilities());
    List<ServerAddresses> servers = new ArrayList<>();
    servers.add(first.servers().getFirst());
    servers.add(second.servers().getFirst());
    return new Target(
        first.name() + " to " + second.name(),
        servers,
        null,
        first.kit(),
        both,
        first.deadlines().withFactorAtLeast(second.deadlines().factor()),
        first.expected(),
        first.browser());
  }

  /** Whether a requirement is about two servers. */
  static boolean judges(Requirement requirement) {
    return BETWEEN_SERVERS.contains(requirement.area())
        || (requirement.area() == Area.MEDIA && requirement.needs().contains(Capability.PUSH));
  }
}
