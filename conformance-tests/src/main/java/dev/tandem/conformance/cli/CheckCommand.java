package dev.tandem.conformance.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./tandem check}. */
@Command(
    name = "check",
    description = "Judges any WCS-style server from outside; docs/test-your-server.md leads there.",
    subcommands = {
      CheckRunCommand.class,
      CheckPairsCommand.class,
      CheckListCommand.class,
      CheckExplainCommand.class,
      CheckCoverageCommand.class,
      CheckDiffCommand.class,
      CheckVerifySummaryCommand.class,
      FaultyServerCommand.class,
      SelfCheckCommand.class
    },
    synopsisSubcommandLabel = "COMMAND")
final class CheckCommand {
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "show this help")
  @SuppressWarnings("UnusedVariable") // picocli looks at it
  private boolean help;
}
