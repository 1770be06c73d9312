package dev.tandem.load.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a Java process tells through the JDK's jcmd: its garbage collections so far, and its live
 * objects. Anything else than a JVM of the same user tells nothing.
 */
public final class JavaProcess {
  private static final Pattern COLLECTOR_TICKS =
      Pattern.compile("sun\\.gc\\.collector\\.\\d+\\.time=(\\d+)");
  private static final Pattern FREQUENCY = Pattern.compile("sun\\.os\\.hrt\\.frequency=(\\d+)");
  private static final Pattern USED = Pattern.compile("used (\\d+)K");
  private static final int ANSWER_S = 10;

  private final long pid;
  private final Path jcmd;

  private JavaProcess(long pid, Path jcmd) {
    this.pid = pid;
    this.jcmd = jcmd;
  }

  /** The process, where it is a JVM that can be asked. */
  public static Optional<JavaProcess> of(long pid) {
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    if (!Files.isExecutable(jcmd) || !isJvm(pid)) {
      return Optional.empty();
    }
    return Optional.of(new JavaProcess(pid, jcmd));
  }

  private static boolean isJvm(long pid) {
    String user = System.getProperty("user.name");
    return Files.exists(
        Path.of(System.getProperty("java.io.tmpdir"), "hsperfdata_" + user, Long.toString(pid)));
  }

  /** Milliseconds for which all its threads stood still for garbage collections so far. */
  public OptionalDouble collectionMs() {
    return collectionMs(ask("PerfCounter.print"));
  }

  static OptionalDouble collectionMs(String counters) {
    Matcher frequency = FREQUENCY.matcher(counters);
    if (!frequency.find()) {
      return OptionalDouble.empty();
    }
    double ticks = 0;
    Matcher collector = COLLECTOR_TICKS.matcher(counters);
    while (collector.find()) {
      ticks += Long.parseLong(collector.group(1));
    }
    return OptionalDouble.of(ticks * 1_000 / Long.parseLong(frequency.group(1)));
  }

  /** Collects garbage, and tells the octets of what is left. */
  public OptionalLong liveBytes() {
    ask("GC.run");
    return heapBytes(ask("GC.heap_info"));
  }

  static OptionalLong heapBytes(String heap) {
    long kilobytes = 0;
    boolean found = false;
    for (String line : heap.lines().toList()) {
      Matcher used = USED.matcher(line);
      if (!line.contains("etaspace") && !line.contains("class space") && used.find()) {
        kilobytes += Long.parseLong(used.group(1));
        found = true;
      }
    }
    return found ? OptionalLong.of(1024 * kilobytes) : OptionalLong.empty();
  }

  private String ask(String question) {
    try {
      Process process =
          new ProcessBuilder(List.of(jcmd.toString(), Long.toString(pid), question))
              .redirectErrorStream(true)
              .start();
      String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return process.waitFor(ANSWER_S, TimeUnit.SECONDS) && process.exitValue() == 0 ? answer : "";
    } catch (IOException e) {
      return "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }
}
