package dev.tandem.load.process;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Our server, as {@code ./tandem server} runs it. */
public final class TandemServer {

  private TandemServer() {}

  /**
   * Starts one.
   *
   * @param settings further settings, each as KEY=VALUE
   */
  public static LocalServer start(String cpus, String mediaAddress, List<String> settings)
      throws IOException {
    Path folder = Files.createTempDirectory("tandem-server");
    int signalling = LocalServer.freePort();
    int web = LocalServer.freePort();
    List<String> command =
        new ArrayList<>(List.of(System.getProperty("tandem.home", ".") + "/tandem", "server"));
    List<String> all =
        new ArrayList<>(
            List.of(
                "ws.port=" + signalling,
                "http.port=" + web,
                "wss.port=off",
                "https.port=off",
                "bind.address=127.0.0.1",
                "ip=" + mediaAddress,
                "state.dir=" + folder,
                "log.level=WARN"));
    all.addAll(settings);
    all.forEach(setting -> command.addAll(List.of("--set", setting)));
    URI ready = URI.create("http://127.0.0.1:" + web + "/health/ready");
    URI address = URI.create("ws://127.0.0.1:" + signalling);
    return LocalServer.start(cpus, folder, command, ready, address);
  }
}
