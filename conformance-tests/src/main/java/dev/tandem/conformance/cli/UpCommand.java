package dev.tandem.conformance.cli;

import dev.tandem.conformance.demo.Up;
import dev.tandem.conformance.probe.ServerCommand;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./tandem up}. */
@Command(
    name = "up",
    description = "Starts two servers and prints the page addresses and the curl lines.")
final class UpCommand implements Runnable {
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "show this help")
  @SuppressWarnings("UnusedVariable") // picocli looks at it
  private boolean help;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "tandem-demo",
      description = "where the servers keep their logs and certificates (${DEFAULT-VALUE})")
  private Path out = Path.of("tandem-demo");

  @Override
  public void run() {
    new Up(ServerCommand.configured(), out, System.out).run();
  }
}
