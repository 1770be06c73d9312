package dev.tandem.conformance.cli;

import dev.tandem.conformance.check.Selection;
import dev.tandem.conformance.requirement.Area;
import dev.tandem.conformance.requirement.Level;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that pick requirements and checks. */
final class SelectionOptions {
  @Option(
      names = "--only",
      paramLabel = "GLOB",
      split = ",",
      description =
          "only what has such an id, of a requirement or a check, such as 'WCS-REST-*'; several are"
              + " parted by commas")
  private List<String> only = List.of();

  @Option(names = "--area", paramLabel = "AREA", description = "only ${COMPLETION-CANDIDATES}")
  private @Nullable Area area;

  @Option(names = "--level", paramLabel = "LEVEL", description = "only ${COMPLETION-CANDIDATES}")
  private @Nullable Level level;

  Selection selection() {
    return new Selection(only, area, level);
  }
}
