package dev.tandem.conformance.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** The container image of the reference server that this build makes, once for all tests. */
final class ReferenceImage {
  private static final String VERSION = System.getProperty("tandem.version");
  private static final Path BUILD = Path.of("../reference-server/container/build.sh");

  private static boolean built;

  private ReferenceImage() {}

  /** The name of the image, which is built when first asked for. */
  static synchronized String name() throws IOException, InterruptedException {
    if (!built) {
      Path printed = Files.createTempFile("image", ".txt");
      Process build =
          new ProcessBuilder("bash", BUILD.toString(), System.getProperty("java.home"), VERSION)
              .redirectErrorStream(true)
              .redirectOutput(printed.toFile())
              .start();
      assertThat(build.waitFor(5, TimeUnit.MINUTES)).isTrue();
      assertThat(build.exitValue()).as(Files.readString(printed)).isZero();
      Files.delete(printed);
      built = true;
    }
    return "tandem:" + VERSION;
  }
}
