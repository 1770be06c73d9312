package dev.tandem.conformance.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs this very command again with the environment that Testcontainers reads: without its helper
 * container, whose image may be out of reach, since the kit ends what it starts; and with the
 * engine on this machine, which Testcontainers would search for at length where /.dockerenv exists.
 */
final class Relaunch {
  private static final String NO_HELPER = "TESTCONTAINERS_RYUK_DISABLED";
  private static final String ENGINE_HOST = "TESTCONTAINERS_HOST_OVERRIDE";

  private Relaunch() {}

  /**
   * The exit code of the second run; empty if the environment is right already.
   *
   * @param arguments of {@link TandemKit#main}
   */
  static Optional<Integer> forContainers(List<String> arguments) {
    if (System.getenv(NO_HELPER) != null) {
      return Optional.empty();
    }
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(TandemKit.class.getName());
    command.addAll(arguments);
    ProcessBuilder again = new ProcessBuilder(command).inheritIO();
    Map<String, String> environment = again.environment();
    environment.put(NO_HELPER, "true");
    if (!environment.containsKey("DOCKER_HOST")) {
      environment.putIfAbsent(ENGINE_HOST, "localhost");
    }
    return Optional.of(run(again));
  }

  private static int run(ProcessBuilder command) {
    try {
      Process process = command.start();
      Runtime.getRuntime().addShutdownHook(new Thread(() -> end(process), "end-relaunched"));
      return process.waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Gives it the time to end its containers. */
  private static void end(Process process) {
    process.destroy();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
