package dev.tandem.load.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Compares with a file under src/test/resources, and leaves what came under target/golden. */
final class Golden {
  private static final String FOLDER = "src/test/resources/dev/tandem/load/report";

  private Golden() {}

  static void assertGolden(String name, String actual) throws IOException {
    Path written = Files.createDirectories(Path.of("target", "golden")).resolve(name);
    Files.writeString(written, actual);
    Path golden = Path.of(FOLDER, name);
    assertThat(golden).exists();
    assertThat(actual)
        .as("if the change is meant: cp load-tests/%s load-tests/%s", written, golden)
        .isEqualTo(Files.readString(golden));
  }
}
