package dev.tandem.load.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Which processors a process may use (taskset of util-linux). */
public final class Pinning {

  private Pinning() {}

  /**
   * Keeps all threads of this process to some processors; an empty list leaves them as they are.
   */
  public static void pinThisProcess(String cpus) throws IOException {
    if (cpus.isEmpty()) {
      return;
    }
    String pid = Long.toString(ProcessHandle.current().pid());
    Process process =
        new ProcessBuilder(List.of("taskset", "-a", "-c", "-p", cpus, pid))
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new IOException("cannot keep the generator to the processors " + cpus + ": " + said);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
