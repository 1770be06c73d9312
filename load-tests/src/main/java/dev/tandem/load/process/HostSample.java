package dev.tandem.load.process;

import java.util.List;
import java.util.Optional;

/**
 * How the machine's processors have spent their time so far, in milliseconds of one core (proc(5),
 * stat).
 *
 * @param busyMs all but idle and waiting for disks
 * @param softirqMs packets and timers outside of any process
 * @param stealMs taken by other guests of the same host
 * @param totalMs everything
 */
public record HostSample(long busyMs, long softirqMs, long stealMs, long totalMs) {
  private static final int IDLE = 4;
  private static final int IO_WAIT = 5;
  private static final int SOFTIRQ = 7;
  private static final int STEAL = 8;
  private static final int TICK_MS = 10;

  /** Where the system does not tell. */
  public static final HostSample UNKNOWN = new HostSample(0, 0, 0, 0);

  /** What the processors of this machine have spent on its own programs. */
  public long usedMs() {
    return busyMs - stealMs;
  }

  /** Empty where the system does not tell. */
  public static Optional<HostSample> of(ProcFs proc) {
    List<String> lines = proc.lines("stat");
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    String[] fields = lines.getFirst().split("\\s+", -1);
    long total = 0;
    for (int i = 1; i <= STEAL; i++) {
      total += TICK_MS * Long.parseLong(fields[i]);
    }
    long idle = TICK_MS * (Long.parseLong(fields[IDLE]) + Long.parseLong(fields[IO_WAIT]));
    return Optional.of(
        new HostSample(
            total - idle,
            TICK_MS * Long.parseLong(fields[SOFTIRQ]),
            TICK_MS * Long.parseLong(fields[STEAL]),
            total));
  }
}
