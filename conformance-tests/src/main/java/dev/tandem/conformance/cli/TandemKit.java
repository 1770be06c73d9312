package dev.tandem.conformance.cli;

import dev.tandem.conformance.probe.ChromeMissingException;
import dev.tandem.conformance.probe.ServerStartException;
import dev.tandem.conformance.verdict.RunResult;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands of {@code ./tandem} that drive servers from outside. */
@Command(
    name = "./tandem",
    subcommands = {DemoCommand.class, UpCommand.class, CheckCommand.class},
    synopsisSubcommandLabel = "COMMAND")
public final class TandemKit {
  private TandemKit() {}

  public static void main(String[] args) {
    System.setProperty("logback.configurationFile", "dev/tandem/conformance/cli/logback.xml");
    System.exit(commandLine().execute(args));
  }

  /** The commands, with errors that a person can act on as one line each. */
  static CommandLine commandLine() {
    return new CommandLine(new TandemKit())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler((e, command, parsed) -> {
          command.getErr().println("tandem: " + e.getMessage());
          if (!expected(e)) {
            e.printStackTrace(command.getErr());
          }
          boolean judging = List.of("run", "pairs").contains(command.getCommandName());
          return judging ? RunResult.KIT_FAULT : CommandLine.ExitCode.SOFTWARE;
        });
  }

  private static boolean expected(Exception e) {
    return e instanceof ServerStartException
        || e instanceof ChromeMissingException
        || e instanceof IllegalStateException;
  }
}
