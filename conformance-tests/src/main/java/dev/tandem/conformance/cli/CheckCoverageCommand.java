package dev.tandem.conformance.cli;

import dev.tandem.conformance.check.Check;
import dev.tandem.conformance.checks.Suite;
import dev.tandem.conformance.fault.Fault;
import dev.tandem.conformance.fault.Faults;
import dev.tandem.conformance.requirement.Catalogue;
import dev.tandem.conformance.requirement.Coverage;
import dev.tandem.conformance.requirement.SeedCoverage;
import dev.tandem.conformance.verdict.RunResult;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./tandem check coverage}. */
@Command(
    name = "coverage",
    description =
        "Tells what of the catalogue and of the seed document is checked, by which checks, and by"
            + " which faults these are proven. Exit status 0: no hole, 1: holes.")
final class CheckCoverageCommand implements Callable<Integer> {
  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "show this help")
  @SuppressWarnings("UnusedVariable") // picocli looks at it
  private boolean help;

  @Option(names = "--faults", description = "also every fault with the checks that it proves")
  private boolean faults;

  @Option(
      names = "--sentences",
      description = "also every sentence of the seed document with its requirements")
  private boolean sentences;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    List<SeedCoverage.Sentence> seed = SeedCoverage.load();
    Coverage coverage =
        Coverage.of(
            Catalogue.load(),
            seed,
            Suite.all().stream().map(Check::id).collect(Collectors.toSet()),
            Faults.all().stream().map(Fault::name).collect(Collectors.toSet()));
    out.printf(
        "%-7s %12s %8s %11s %8s %7s %7s %11s%n",
        "area",
        "requirements",
        "checked",
        "untestable",
        "planned",
        "checks",
        "faults",
        "switchable");
    coverage.areas().forEach(row -> print(out, row));
    out.printf("%n%d sentences of the seed document, ", seed.size());
    out.printf(
        "%d covered, %d with nothing to test%n%n",
        seed.stream().filter(s -> !s.requirements().isEmpty()).count(),
        seed.stream().filter(s -> s.reason() != null).count());
    if (faults) {
      coverage
          .checksByFault()
          .forEach(
              (fault, checks) -> out.printf("fault  %-42s %s%n", fault, String.join(", ", checks)));
      out.println();
    }
    if (sentences) {
      seed.forEach(sentence -> print(out, sentence));
      out.println();
    }
    coverage.holes().forEach(hole -> out.println("hole  " + hole));
    out.println(coverage.holes().isEmpty() ? "no hole" : coverage.holes().size() + " holes");
    out.flush();
    return coverage.holes().isEmpty() ? RunResult.CONFORMANT : RunResult.FINDINGS;
  }

  private static void print(PrintWriter out, Coverage.Row row) {
    out.printf(
        "%-7s %12d %8d %11d %8d %7d %7d %11d%n",
        row.name(),
        row.requirements(),
        row.checked(),
        row.untestable(),
        row.planned(),
        row.checks(),
        row.faults(),
        row.switchable());
  }

  private static void print(PrintWriter out, SeedCoverage.Sentence sentence) {
    @Nullable String reason = sentence.reason();
    out.printf(
        "%s: \"%s\"  %s%n",
        sentence.section(),
        sentence.quote(),
        reason == null ? String.join(", ", sentence.requirements()) : "- " + reason);
  }
}
