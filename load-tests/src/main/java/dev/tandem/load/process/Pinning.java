package dev.tandem.load.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Which processors a process may use (taskset of util-linux). */
public final class Pinning {
  /** A thread that ends meanwhile makes an attempt fail. */
  private static final int ATTEMPTS = 10;

  private Pinning() {}

  /**
   * Keeps all threads of this process to some processors; an empty list leaves them as they are.
   */
  public static void pinThisProcess(String cpus) throws IOException {
    String said = "";
    boolean pinned = cpus.isEmpty();
    for (int i = 0; i < ATTEMPTS && !pinned; i++) {
      Process process = taskset(cpus);
      said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      pinned = succeeded(process);
    }
    if (!pinned) {
      String last = said.strip().lines().reduce((a, b) -> b).orElse("taskset said nothing");
      throw new IOException("cannot keep the generator to the processors " + cpus + ": " + last);
    }
  }

  private static Process taskset(String cpus) throws IOException {
    String pid = Long.toString(ProcessHandle.current().pid());
    return new ProcessBuilder(List.of("taskset", "-a", "-c", "-p", cpus, pid))
        .redirectErrorStream(true)
        .start();
  }

  private static boolean succeeded(Process process) throws IOException {
    try {
      return process.waitFor() == 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
