package dev.tandem.load.process;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the system tells of one process at one moment (proc(5)).
 *
 * @param userMs time of processors in user mode so far, in milliseconds
 * @param systemMs the same in the kernel, on the process's behalf
 * @param residentBytes memory that is in use
 * @param threads how many threads it has
 * @param udpDrops datagrams that have found a full receive buffer; empty where sockets may not be
 *     seen
 */
public record ProcessSample(
    long userMs, long systemMs, long residentBytes, int threads, OptionalLong udpDrops) {
  private static final int USER_TICKS = 11;
  private static final int SYSTEM_TICKS = 12;
  private static final int THREADS = 17;
  private static final int RESIDENT_PAGES = 21;

  /** Linux tells times to programs in hundredths of a second, whatever its own clock. */
  private static final int TICK_MS = 10;

  private static final int PAGE = 4096;

  /** Empty where there is no such process. */
  static Optional<ProcessSample> of(ProcFs proc, long pid, UdpDrops drops) {
    List<String> lines = proc.lines(Long.toString(pid), "stat");
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    String stat = lines.getFirst();
    // the name before it may hold anything
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return Optional.of(
        new ProcessSample(
            TICK_MS * Long.parseLong(fields[USER_TICKS]),
            TICK_MS * Long.parseLong(fields[SYSTEM_TICKS]),
            PAGE * Long.parseLong(fields[RESIDENT_PAGES]),
            Integer.parseInt(fields[THREADS]),
            drops.soFar()));
  }

  public long cpuMs() {
    return userMs + systemMs;
  }
}
