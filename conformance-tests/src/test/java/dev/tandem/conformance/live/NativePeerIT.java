package dev.tandem.conformance.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.conformance.probe.Deadlines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A peer that is no browser plays a pushed stream. */
@ExtendWith(BedExtension.class)
class NativePeerIT {
  @Test
  void seesAndHearsAPushedStream(Bed bed, @TempDir Path folder)
      throws IOException, InterruptedException {
    String stream = bed.name("native");
    bed.publish(1, stream);
    bed.push(1, stream, 2, stream);
    Path printed = folder.resolve("printed.txt");
    Process player =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                NativePlayer.class.getName(),
                bed.server(2).ws().toString(),
                stream)
            .redirectErrorStream(true)
            .redirectOutput(printed.toFile())
            .start();
    try {
      boolean ended = player.waitFor(Deadlines.GIVE_UP.toSeconds() * 2, TimeUnit.SECONDS);

      assertThat(ended).isTrue();
      assertThat(player.exitValue()).as(Files.readString(printed)).isZero();
    } finally {
      player.destroyForcibly();
    }
  }
}
