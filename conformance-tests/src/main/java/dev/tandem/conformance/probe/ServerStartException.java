package dev.tandem.conformance.probe;

import java.util.List;

/** A server process did not start; the message ends with the last lines of its log. */
public final class ServerStartException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ServerStartException(String message, List<String> lastLogLines) {
    super(lastLogLines.isEmpty() ? message : message + ":\n  " + String.join("\n  ", lastLogLines));
  }
}
