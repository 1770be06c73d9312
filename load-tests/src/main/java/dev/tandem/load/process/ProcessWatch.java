package dev.tandem.load.process;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Watches one process of this machine, and the machine. */
public final class ProcessWatch {
  private final ProcFs proc;
  private final long pid;
  private final UdpDrops drops;
  private final @Nullable JavaProcess java;

  private ProcessWatch(ProcFs proc, long pid, @Nullable JavaProcess java) {
    this.proc = proc;
    this.pid = pid;
    this.drops = new UdpDrops(proc, pid);
    this.java = java;
  }

  public static ProcessWatch of(ProcFs proc, long pid) {
    return new ProcessWatch(proc, pid, JavaProcess.of(pid).orElse(null));
  }

  /** The process that runs this. */
  public static ProcessWatch ofThisProcess(ProcFs proc) {
    return of(proc, ProcessHandle.current().pid());
  }

  public long pid() {
    return pid;
  }

  /** The cores that the process may use. */
  public Cores cores() {
    return Cores.allowedFor(proc, Long.toString(pid));
  }

  /** What the system tells at this moment; empty where the process has ended. */
  public Optional<ProcessSample> sample() {
    return ProcessSample.of(proc, pid, drops);
  }

  /** How many sockets of any kind it has; empty where they may not be seen. This takes a while. */
  public OptionalInt sockets() {
    int count = proc.sockets(Long.toString(pid)).size();
    return count == 0 ? OptionalInt.empty() : OptionalInt.of(count);
  }

  /** What the system tells of the whole machine. */
  public Optional<HostSample> host() {
    return HostSample.of(proc);
  }

  /** Time of garbage collections so far; empty where it is no JVM. */
  public OptionalDouble collectionMs() {
    return java == null ? OptionalDouble.empty() : java.collectionMs();
  }

  /** What it needs at rest: a JVM first collects its garbage. */
  public Optional<Memory> memoryAtRest() {
    OptionalLong live = java == null ? OptionalLong.empty() : java.liveBytes();
    return sample().map(sample -> new Memory(sample.residentBytes(), live));
  }

  /**
   * Memory of a process at one moment.
   *
   * @param residentBytes what is in use, of any kind
   * @param liveBytes objects of a JVM
   */
  public record Memory(long residentBytes, OptionalLong liveBytes) {}
}
