package dev.tandem.conformance.cli;

import dev.tandem.conformance.report.SummaryFile;
import dev.tandem.conformance.report.SummarySigner;
import dev.tandem.conformance.verdict.RunResult;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./tandem check verify-summary}. */
@Command(
    name = "verify-summary",
    description =
        "Verifies the signature of a summary.json (its .sig is beside it), and that it belongs to"
            + " the report.json beside it, if there is one. Exit status 0: it does, 1: it does not,"
            + " 2: a file cannot be read.")
final class CheckVerifySummaryCommand implements Callable<Integer> {
  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "show this help")
  @SuppressWarnings("UnusedVariable") // picocli looks at it
  private boolean help;

  @Parameters(index = "0", paramLabel = "summary.json", description = "what was signed")
  private Path summary = Path.of("");

  @Option(
      names = "--key",
      required = true,
      paramLabel = "FILE",
      description = "the public key of whom you trust, PEM")
  private Path key = Path.of("");

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    try {
      PrintWriter out = spec.commandLine().getOut();
      out.println(SummaryFile.verify(summary, key));
      out.flush();
      return RunResult.CONFORMANT;
    } catch (SummaryFile.Untrue e) {
      err.println("tandem: " + e.getMessage());
      return RunResult.FINDINGS;
    } catch (SummarySigner.UnusableKey e) {
      err.println("tandem: " + e.getMessage());
      return RunResult.USAGE;
    } catch (IOException e) {
      err.println("tandem: cannot read " + e.getMessage());
      return RunResult.USAGE;
    }
  }
}
