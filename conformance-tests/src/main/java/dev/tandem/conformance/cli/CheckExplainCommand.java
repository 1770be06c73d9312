package dev.tandem.conformance.cli;

import dev.tandem.conformance.requirement.Catalogue;
import dev.tandem.conformance.requirement.Requirement;
import dev.tandem.conformance.verdict.RunResult;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./tandem check explain}. */
@Command(
    name = "explain",
    description = "Tells all about a requirement, or about those of a check.")
final class CheckExplainCommand implements Callable<Integer> {
  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "show this help")
  @SuppressWarnings("UnusedVariable") // picocli looks at it
  private boolean help;

  @Parameters(paramLabel = "ID", description = "such as WCS-REST-012, or the name of a check")
  private String id = "";

  @Override
  public Integer call() {
    List<Requirement> found =
        Catalogue.load().requirements().stream()
            .filter(r -> r.id().equalsIgnoreCase(id) || r.checks().contains(id))
            .toList();
    if (found.isEmpty()) {
      spec.commandLine().getErr().println("tandem: no '" + id + "'; ./tandem check list has all");
      return RunResult.USAGE;
    }
    found.forEach(this::print);
    return 0;
  }

  private void print(Requirement requirement) {
    PrintWriter out = spec.commandLine().getOut();
    out.printf("%s  %s, %s%n", requirement.id(), requirement.level(), low(requirement.status()));
    out.println(requirement.sentence());
    out.println("source: " + String.join("; ", requirement.source()));
    out.println(
        "needs:  "
            + String.join(
                ", ",
                requirement.needs().stream().map(CheckExplainCommand::low).sorted().toList()));
    line(out, "after:  ", String.join(", ", requirement.after()));
    line(out, "checks: ", String.join(", ", requirement.checks()));
    line(out, "faults: ", String.join(", ", requirement.faults()));
    line(out, "not yet checked: ", requirement.planned() == null ? "" : requirement.planned());
    line(out, "not checked: ", requirement.untestable() == null ? "" : requirement.untestable());
    if (!requirement.checks().isEmpty()) {
      out.println("run it: ./tandem check run --target FILE --only " + requirement.id());
    }
    out.println();
    out.flush();
  }

  private static void line(PrintWriter out, String name, String text) {
    if (!text.isEmpty()) {
      out.println(name + text);
    }
  }

  private static String low(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
