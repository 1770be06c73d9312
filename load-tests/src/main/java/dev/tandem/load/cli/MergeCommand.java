package dev.tandem.load.cli;

import dev.tandem.load.report.ConsoleSummary;
import dev.tandem.load.report.HtmlReport;
import dev.tandem.load.report.LoadResult;
import dev.tandem.load.report.Merge;
import dev.tandem.load.report.ResultFile;
import dev.tandem.load.scenario.Goal;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./tandem load merge}. */
@Command(
    name = "merge",
    description = "Adds up what the workers of one test have measured (--index, --of).")
final class MergeCommand implements Callable<Integer> {
  private static final int MOST_FILES = 10_000;

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  @SuppressWarnings("UnusedVariable") // picocli looks at it
  private boolean help;

  @Parameters(arity = "1..*", paramLabel = "FILE.json", description = "All workers' results.")
  private List<Path> files = new ArrayList<>();

  @Option(
      names = "--assert",
      paramLabel = "GOAL",
      split = ",",
      converter = Convert.AGoal.class,
      description = "A goal that decides the exit status, such as p99<20ms. May be repeated.")
  private List<Goal> asserted = new ArrayList<>();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      defaultValue = "tandem-load.json",
      description = "Where the whole goes; the page goes beside it as .html (${DEFAULT-VALUE}).")
  private Path out = Path.of("tandem-load.json");

  @Override
  public Integer call() throws IOException {
    List<LoadResult> parts = new ArrayList<>();
    for (Path file : files.subList(0, Math.min(files.size(), MOST_FILES))) {
      parts.add(ResultFile.read(file));
    }
    LoadResult whole = Merge.of(parts, asserted);
    ResultFile.write(whole, out);
    Files.writeString(LoadCommand.page(out), HtmlReport.write(whole));
    PrintWriter console = spec.commandLine().getOut();
    console.print(ConsoleSummary.of(whole));
    console.println("See " + LoadCommand.page(out) + " and " + out + ".");
    console.flush();
    return whole.verdict().exitCode();
  }
}
