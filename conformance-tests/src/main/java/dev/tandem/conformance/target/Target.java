package dev.tandem.conformance.target;

import dev.tandem.conformance.requirement.Capability;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One to N servers of one make, or of several, that are judged together; the first leads.
 *
 * @param kit the host by which the servers reach the kit; null where that is the address from which
 *     the kit connects to them
 */
public record Target(
    String name,
    List<ServerAddresses> servers,
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
    this(name, servers, null, capabilities, deadlines, expected, BrowserSettings.LOCAL);
  }

  /** The same with these deadlines. */
  public Target with(TargetDeadlines other) {
    return new Target(name, servers, kit, capabilities, other, expected, browser);
  }
}
