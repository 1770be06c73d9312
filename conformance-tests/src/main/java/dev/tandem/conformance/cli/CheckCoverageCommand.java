package dev.tandem.conformance.cli;

import dev.tandem.conformance.check.Check;
import dev.tandem.conformance.checks.Suite;
import dev.tandem.conformance.requirement.Area;
import dev.tandem.conformance.requirement.Catalogue;
import dev.tandem.conformance.requirement.Requirement;
import java.io.PrintWriter;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./tandem check coverage}. */
@Command(
    name = "coverage",
    description = "Tells how many requirements of each area this kit checks, and what it does not.")
final class CheckCoverageCommand implements Runnable {
  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "show this help")
  @SuppressWarnings("UnusedVariable") // picocli looks at it
  private boolean help;

  @Override
  public void run() {
    PrintWriter out = spec.commandLine().getOut();
    Set<String> built = Suite.all().stream().map(Check::id).collect(Collectors.toSet());
    List<Requirement> all = Catalogue.load().requirements();
    out.printf(
        "%-7s %12s %8s %8s %11s%n", "area", "requirements", "checked", "planned", "untestable");
    for (Area area : Area.values()) {
      row(out, area.name(), all.stream().filter(r -> r.area() == area).toList(), built);
    }
    row(out, "all", all, built);
    out.println();
    all.stream()
        .filter(r -> r.untestable() == null && !checked(r, built))
        .forEach(r -> out.printf("planned  %s  %s%n", r.id(), r.sentence()));
    out.flush();
  }

  private static void row(
      PrintWriter out, String name, List<Requirement> requirements, Set<String> built) {
    long checked = count(requirements, r -> checked(r, built));
    long untestable = count(requirements, r -> r.untestable() != null);
    long planned = requirements.size() - checked - untestable;
    out.printf("%-7s %12d %8d %8d %11d%n", name, requirements.size(), checked, planned, untestable);
  }

  private static long count(List<Requirement> requirements, Predicate<Requirement> condition) {
    return requirements.stream().filter(condition).count();
  }

  private static boolean checked(Requirement requirement, Set<String> built) {
    return requirement.checks().stream().anyMatch(built::contains);
  }
}
