package dev.tandem.load.process;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the system tells of one process at one moment (proc(5)).
 *
 * @param userMs time of processors in user mode so far, in milliseconds
 * @param systemMs the same in the kernel, on the process's behalf
 * @param residentBytes memory that is in use
 * @param threads how many threads it has
 * @param openFiles files and sockets; 0 where they may not be seen
 * @param sockets sockets of any kind; 0 where they may not be seen
 * @param udpDrops datagrams that have found a full receive buffer, of the sockets that are open
 */
public record ProcessSample(
    long userMs,
    long systemMs,
    long residentBytes,
    int threads,
    long openFiles,
    int sockets,
    long udpDrops) {
  private static final int USER_TICKS = 11;
  private static final int SYSTEM_TICKS = 12;
  private static final int THREADS = 17;
  private static final int RESIDENT_PAGES = 21;

  /** Linux tells times to programs in hundredths of a second, whatever its own clock. */
  private static final int TICK_MS = 10;

  private static final int PAGE = 4096;
  private static final int UDP_INODE = 9;

  /** Empty where there is no such process. */
  public static Optional<ProcessSample> of(ProcFs proc, long pid) {
    List<String> lines = proc.lines(Long.toString(pid), "stat");
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    String stat = lines.getFirst();
    // the name before it may hold anything
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    List<String> sockets = proc.sockets(pid);
    return Optional.of(
        new ProcessSample(
            TICK_MS * Long.parseLong(fields[USER_TICKS]),
            TICK_MS * Long.parseLong(fields[SYSTEM_TICKS]),
            PAGE * Long.parseLong(fields[RESIDENT_PAGES]),
            Integer.parseInt(fields[THREADS]),
            proc.openFiles(pid).orElse(0),
            sockets.size(),
            drops(proc, pid, new HashSet<>(sockets))));
  }

  public long cpuMs() {
    return userMs + systemMs;
  }

  private static long drops(ProcFs proc, long pid, Set<String> sockets) {
    long drops = 0;
    for (String table : List.of("udp", "udp6")) {
      for (String line : proc.lines(Long.toString(pid), "net", table)) {
        String[] columns = line.strip().split("\\s+", -1);
        if (columns.length > UDP_INODE && sockets.contains(columns[UDP_INODE])) {
          drops += Long.parseLong(columns[columns.length - 1]);
        }
      }
    }
    return drops;
  }
}
