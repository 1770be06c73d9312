package dev.tandem.conformance.demo;

import dev.tandem.conformance.probe.ServerAddress;
import dev.tandem.conformance.probe.ServerCommand;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;

/** Two servers alone, for a person with a browser. */
public final class Up {
  private static final String STREAM = "test";

  private final ServerCommand command;
  private final Path folder;
  private final PrintStream out;

  public Up(ServerCommand command, Path folder, PrintStream out) {
    this.command = command;
    this.folder = folder;
    this.out = out;
  }

  /** Starts the servers, prints where they are and waits until this process is ended. */
  public void run() {
    out.println("starting two servers …");
    try (TwoServers servers = TwoServers.startOnStandardPorts(command, folder)) {
      out.println("their logs are in " + folder);
      ServerAddress one = servers.first().address();
      ServerAddress two = servers.second().address();
      URI publishPage = one.page("two-way-streaming.html", "stream", STREAM);
      Guide.print(out, one, two, STREAM, publishPage);
      Guide.printCheck(out, one, two);
      Forever.untilEnded(out);
    }
  }
}
