package dev.tandem.conformance.live;

import dev.tandem.conformance.probe.ServerCommand;
import dev.tandem.conformance.probe.ServerPorts;
import dev.tandem.conformance.probe.ServerProcess;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Starts reference servers from the class path of the tests, with the flags of the launcher. */
final class ReferenceServers {
  private static final Path MODULE = Path.of("").toAbsolutePath();
  private static final Path SITE = MODULE.resolveSibling("browser-fixtures/target/site");
  private static final Path FOLDER = MODULE.resolve("target/servers");

  private ReferenceServers() {}

  /** What starts a server with the pages of this source tree. */
  static ServerCommand command() {
    return new ServerCommand(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-Xms16m",
            "-Xmx256m",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            "dev.tandem.server.Main",
            "--set",
            "site.dir=" + SITE));
  }

  /** Starts a server on free ports with these settings besides; its log is target/servers/name. */
  static ServerProcess start(String name, Map<String, String> settings) {
    Path folder = FOLDER.resolve(name);
    Map<String, String> all = new HashMap<>(settings);
    all.putIfAbsent("state.dir", folder.toString());
    return ServerProcess.start(command(), folder, ServerPorts.free(), all);
  }

  static Path folder() {
    return FOLDER;
  }
}
