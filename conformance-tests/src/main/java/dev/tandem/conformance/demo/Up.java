package dev.tandem.conformance.demo;

import dev.tandem.conformance.probe.ServerCommand;
import java.io.PrintStream;
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
      Guide.print(out, servers.first().address(), servers.second().address(), STREAM);
      Forever.untilEnded(out);
    }
  }
}
