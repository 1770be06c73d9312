package dev.tandem.load.cli;

import dev.tandem.load.report.Comparison;
import dev.tandem.load.report.ResultFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./tandem load compare}. */
@Command(
    name = "compare",
    description = "Two results beside each other, as ratios: how B stands to A.")
final class CompareCommand implements Callable<Integer> {
  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  @SuppressWarnings("UnusedVariable") // picocli looks at it
  private boolean help;

  @Parameters(index = "0", paramLabel = "A.json", description = "The first result.")
  private Path first = Path.of("A.json");

  @Parameters(index = "1", paramLabel = "B.json", description = "The second result.")
  private Path second = Path.of("B.json");

  @Option(names = "--html", paramLabel = "FILE", description = "Write a page as well.")
  private @Nullable Path html;

  @Override
  public Integer call() throws IOException {
    Comparison comparison =
        Comparison.of(
            first.toString(), ResultFile.read(first), second.toString(), ResultFile.read(second));
    spec.commandLine().getOut().print(comparison.text());
    spec.commandLine().getOut().flush();
    if (html != null) {
      Files.writeString(html, comparison.html());
    }
    return 0;
  }
}
