package dev.tandem.conformance.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.conformance.probe.Await;
import dev.tandem.conformance.probe.Deadlines;
import dev.tandem.conformance.probe.RestClient;
import dev.tandem.conformance.probe.ServerProcess;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A peer that is no browser plays a pushed stream. It has no loopback candidates, so the server it
 * plays from announces this machine's other addresses.
 */
@ExtendWith(BedExtension.class)
class NativePeerIT {
  @Test
  void seesAndHearsAPushedStream(Bed bed, @TempDir Path folder)
      throws IOException, InterruptedException {
    String stream = bed.name("native");
    bed.publish(1, stream);
    Path printed = folder.resolve("printed.txt");
    try (ServerProcess second = ReferenceServers.start("native", Map.of("ip", ""))) {
      RestClient rest = new RestClient(second.address().http());
      bed.rest(1).push(second.address().ws(), stream, stream);
      Await.value(
          "the pushed stream", Deadlines.STREAM, () -> rest.published(stream), l -> !l.isEmpty());

      int status = play(second.address().ws(), stream, printed);

      assertThat(status).as(Files.readString(printed)).isZero();
    }
  }

  private static int play(URI ws, String stream, Path printed)
      throws IOException, InterruptedException {
    Process player =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                NativePlayer.class.getName(),
                ws.toString(),
                stream)
            .redirectErrorStream(true)
            .redirectOutput(printed.toFile())
            .start();
    try {
      boolean ended = player.waitFor(Deadlines.GIVE_UP.toSeconds() * 2, TimeUnit.SECONDS);
      return ended ? player.exitValue() : -1;
    } finally {
      player.destroyForcibly();
    }
  }
}
