package dev.tandem.conformance.cli;

import dev.tandem.conformance.requirement.Catalogue;
import dev.tandem.conformance.requirement.Requirement;
import dev.tandem.conformance.requirement.RequirementsPage;
import dev.tandem.conformance.requirement.SeedCoverage;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./tandem check list}. */
@Command(name = "list", description = "Lists the checks with their requirements.")
final class CheckListCommand implements Runnable {
  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "show this help")
  @SuppressWarnings("UnusedVariable") // picocli looks at it
  private boolean help;

  @Mixin private SelectionOptions selection = new SelectionOptions();

  @Option(names = "--markdown", description = "all requirements as docs/requirements.md has them")
  private boolean markdown;

  @Override
  public void run() {
    PrintWriter out = spec.commandLine().getOut();
    if (markdown) {
      out.print(RequirementsPage.of(Catalogue.load(), SeedCoverage.load()));
    } else {
      list(out);
    }
    out.flush();
  }

  private void list(PrintWriter out) {
    for (Requirement requirement : Catalogue.load().requirements()) {
      for (String check : selection.selection().checks(requirement)) {
        out.printf("%-15s %-6s %s%n", requirement.id(), requirement.level(), check);
      }
    }
  }
}
