package dev.tandem.conformance.probe;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The command line that starts one server in the foreground; settings follow it as {@code --set
 * key=value}.
 */
public record ServerCommand(List<String> words) {
  public ServerCommand {
    words = List.copyOf(words);
  }

  /**
   * The command in the environment variable TANDEM_SERVER_COMMAND (split at white space), else the
   * launcher of the system property {@code tandem.home}.
   *
   * @throws IllegalStateException if neither is given
   */
  public static ServerCommand configured() {
    @Nullable String command = System.getenv("TANDEM_SERVER_COMMAND");
    if (command != null && !command.isBlank()) {
      return new ServerCommand(List.of(command.strip().split("\\s+")));
    }
    @Nullable String home = System.getProperty("tandem.home");
    if (home != null) {
      return new ServerCommand(List.of(Path.of(home, "tandem").toString(), "server"));
    }
    throw new IllegalStateException(
        "how to start a server is unknown: set TANDEM_SERVER_COMMAND, or use ./tandem");
  }
}
