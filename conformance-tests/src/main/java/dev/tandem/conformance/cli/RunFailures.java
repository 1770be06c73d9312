package dev.tandem.conformance.cli;

import dev.tandem.conformance.container.ContainerException;
import dev.tandem.conformance.report.SummarySigner;
import dev.tandem.conformance.target.TargetException;
import dev.tandem.conformance.verdict.RunResult;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;

/** What keeps a run from a verdict: one sentence and an exit code. */
final class RunFailures {
  /** A run that may end without a verdict. */
  interface Run {
    int run() throws IOException;
  }

  private RunFailures() {}

  /** The exit code of the run, or of what kept it from a verdict. */
  static int told(PrintWriter err, Path out, Run run) {
    try {
      return run.run();
    } catch (TargetException | SummarySigner.UnusableKey e) {
      err.println("tandem: " + e.getMessage());
      return RunResult.USAGE;
    } catch (ContainerException e) {
      err.println("tandem: " + e.getMessage());
      return switch (e.kind()) {
        case ENGINE -> RunResult.KIT_FAULT;
        case TARGET -> RunResult.USAGE;
        case SERVER -> RunResult.NOTHING_RAN;
      };
    } catch (IOException e) {
      err.println("tandem: cannot write the reports to " + out + ": " + e.getMessage());
      return RunResult.KIT_FAULT;
    }
  }
}
