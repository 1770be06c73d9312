package dev.tandem.conformance.cli;

import dev.tandem.conformance.demo.Demo;
import dev.tandem.conformance.probe.ServerCommand;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Option;

/** {@code ./tandem demo}. */
@Command(
    name = "demo",
    description =
        "Publishes in one headless Chrome on a first server, pushes the stream by REST to a second,"
            + " plays it there in another Chrome, and shows the 17 steps of the call flow. Exit"
            + " status 0 if all steps are ok.")
final class DemoCommand implements Callable<Integer> {
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
      description = "where report.json, publisher.png, player.png and logs go (${DEFAULT-VALUE})")
  private Path out = Path.of("tandem-demo");

  @Option(
      names = "--stay",
      description = "afterwards keep the servers up and the stream on air until Ctrl-C")
  private boolean stay;

  @Override
  public Integer call() {
    boolean colours = Ansi.AUTO.enabled();
    return new Demo(ServerCommand.configured(), out, System.out, colours).run(stay) ? 0 : 1;
  }
}
