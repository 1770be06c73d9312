package dev.tandem.load.rival;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JanusConfigTest {
  @TempDir Path folder;

  @Test
  void theApiIsReachedFromThisMachineAloneAndMediaByOneAddress() throws Exception {
    new JanusConfig(8188, "10.9.0.1", 0).write(folder, Path.of("/usr/lib/janus"));

    assertThat(Files.readString(folder.resolve("janus.transport.http.jcfg")))
        .contains("port = 8188", "ip = \"127.0.0.1\"");
    assertThat(Files.readString(folder.resolve("janus.jcfg")))
        .contains("ice_enforce_list = \"10.9.0.1\"")
        .contains("configs_folder = \"" + folder + "\"")
        .doesNotContain("event_loops");
  }

  @Test
  void nothingButTheVideoRoomIsLoaded() throws Exception {
    new JanusConfig(8188, "10.9.0.1", 2).write(folder, Path.of("/usr/lib/janus"));

    assertThat(Files.readString(folder.resolve("janus.jcfg")))
        .contains("libjanus_streaming.so", "libjanus_websockets.so", "event_loops = 2")
        .doesNotContain("libjanus_videoroom.so", "libjanus_http.so");
  }
}
