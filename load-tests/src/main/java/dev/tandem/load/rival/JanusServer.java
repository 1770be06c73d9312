package dev.tandem.load.rival;

import dev.tandem.load.process.LocalServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Debian's Janus, with a configuration in a temporary folder. */
final class JanusServer {
  private static final Path BINARY = Path.of("/usr/bin/janus");

  private JanusServer() {}

  /**
   * Starts one.
   *
   * @param eventLoops threads that serve all peers; 0: a thread for each peer, as Janus comes
   */
  static LocalServer start(String cpus, String mediaAddress, int eventLoops) throws IOException {
    if (!Files.isExecutable(BINARY)) {
      throw new IOException("Janus is missing; install it: sudo apt-get install janus");
    }
    Path folder = Files.createTempDirectory("tandem-janus");
    int port = LocalServer.freePort();
    new JanusConfig(port, mediaAddress, eventLoops).write(folder, modules());
    URI api = URI.create("http://127.0.0.1:" + port + "/janus");
    List<String> command = List.of(BINARY.toString(), "-F", folder.toString());
    return LocalServer.start(cpus, folder, command, URI.create(api + "/info"), api);
  }

  private static Path modules() throws IOException {
    try (Stream<Path> found =
        Files.find(
            Path.of("/usr/lib"),
            3,
            (path, attributes) -> path.endsWith("janus/plugins") && attributes.isDirectory())) {
      return found
          .findFirst()
          .map(Path::getParent)
          .orElseThrow(() -> new IOException("no folder janus/plugins below /usr/lib"));
    }
  }
}
