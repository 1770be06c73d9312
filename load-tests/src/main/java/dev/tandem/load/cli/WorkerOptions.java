package dev.tandem.load.cli;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which part of a test of several machines this process is. */
final class WorkerOptions {
  @Option(
      names = "--of",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "So many workers load the server together, each with its own streams and all these"
              + " players; ./tandem load merge adds their results up.")
  int of = 1;

  @Option(
      names = "--index",
      paramLabel = "I",
      defaultValue = "0",
      description = "This one's number, from 0.")
  int index;

  @Option(
      names = "--start-at",
      paramLabel = "TIME",
      converter = Convert.Moment.class,
      description = "Begin at this time, so that all begin together: 2026-11-26T10:30:00Z.")
  @Nullable Instant startAt;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      defaultValue = "load",
      description = "What names of streams begin with (${DEFAULT-VALUE}).")
  String name = "load";

  void check() {
    if (of < 1 || of > 10_000 || index < 0 || index >= of) {
      throw new IllegalArgumentException(
          "--index is a number from 0 to %d, since there are %d workers".formatted(of - 1, of));
    }
    if (!name.matches("[A-Za-z0-9._-]{1,64}")) {
      throw new IllegalArgumentException("--name is 1 to 64 letters, digits, dots and dashes");
    }
  }

  /** What names of this worker's streams begin with. */
  String prefix() {
    return of == 1 ? name : name + "-" + index;
  }
}
