package dev.tandem.conformance.cli;

import dev.tandem.conformance.report.RunDiff;
import dev.tandem.conformance.report.RunDiffWriter;
import dev.tandem.conformance.report.RunFile;
import dev.tandem.conformance.verdict.RunResult;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./tandem check diff}. */
@Command(
    name = "diff",
    description =
        "Compares two report.json: what is new, mended, still failing, skipped differently. Exit"
            + " status 0: no regression, 1: regressions, 2: a file cannot be read.")
final class CheckDiffCommand implements Callable<Integer> {
  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "show this help")
  @SuppressWarnings("UnusedVariable") // picocli looks at it
  private boolean help;

  @Parameters(index = "0", paramLabel = "A.json", description = "report.json of the earlier run")
  private Path before = Path.of("");

  @Parameters(index = "1", paramLabel = "B.json", description = "report.json of the later run")
  private Path after = Path.of("");

  @Option(names = "--json", description = "as JSON")
  private boolean json;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try {
      RunDiff diff = RunDiff.of(RunFile.read(before), RunFile.read(after));
      out.print(json ? RunDiffWriter.json(diff) : RunDiffWriter.text(diff));
      out.flush();
      return diff.hasRegressions() ? RunResult.FINDINGS : RunResult.CONFORMANT;
    } catch (RunFile.Unreadable e) {
      spec.commandLine().getErr().println("tandem: " + e.getMessage());
      return RunResult.USAGE;
    }
  }
}
