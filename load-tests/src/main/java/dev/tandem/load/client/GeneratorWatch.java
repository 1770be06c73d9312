package dev.tandem.load.client;

import com.sun.management.OperatingSystemMXBean;
import dev.tandem.load.measure.GeneratorFigures;
import dev.tandem.load.process.HostSample;
import dev.tandem.load.process.ProcFs;
import dev.tandem.load.process.ProcessSample;
import dev.tandem.load.process.ProcessWatch;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Watches the process that makes the load: its loops' threads, its collector, its sockets, and the
 * machine (Linux: /proc; elsewhere what is not known stays 0).
 */
final class GeneratorWatch {
  private static final String LOOP_THREAD = "media-";
  private static final double NS_PER_SECOND = 1e9;
  private static final double NS_PER_MS = 1e6;

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final OperatingSystemMXBean system =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private final long[] loopCpuNs;
  private long takenNs = System.nanoTime();
  private long processCpuNs = system.getProcessCpuTime();
  private long gcMs = gcMs();
  private final ProcessWatch self = ProcessWatch.ofThisProcess(ProcFs.ofThisMachine());
  private HostSample host = host();
  private long drops = drops();

  GeneratorWatch(int loops) {
    loopCpuNs = new long[loops];
    loopLoads(1);
  }

  /** The figures since the last call. */
  synchronized GeneratorFigures take() {
    long nowNs = System.nanoTime();
    double elapsedNs = Math.max(1, nowNs - takenNs);
    takenNs = nowNs;
    long processNs = system.getProcessCpuTime();
    long gc = gcMs();
    HostSample hostNow = host();
    long dropsNow = drops();
    int processors = Runtime.getRuntime().availableProcessors();
    GeneratorFigures figures =
        new GeneratorFigures(
            elapsedNs / NS_PER_SECOND,
            loopLoads(elapsedNs),
            processors,
            (processNs - processCpuNs) / elapsedNs,
            (hostNow.usedMs() - host.usedMs()) * NS_PER_MS / elapsedNs,
            (hostNow.stealMs() - host.stealMs()) * NS_PER_MS / elapsedNs / processors,
            Math.max(0, dropsNow - drops),
            gc - gcMs);
    processCpuNs = processNs;
    gcMs = gc;
    host = hostNow;
    drops = dropsNow;
    return figures;
  }

  private HostSample host() {
    return self.host().orElse(HostSample.UNKNOWN);
  }

  private long drops() {
    return self.sample().map(ProcessSample::udpDrops).orElse(OptionalLong.empty()).orElse(0);
  }

  private List<Double> loopLoads(double elapsedNs) {
    List<Double> loads = new ArrayList<>();
    for (int i = 0; i < loopCpuNs.length; i++) {
      long cpuNs = cpuNs(LOOP_THREAD + i);
      loads.add((cpuNs - loopCpuNs[i]) / elapsedNs);
      loopCpuNs[i] = cpuNs;
    }
    return loads;
  }

  private long cpuNs(String name) {
    for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
      if (thread != null && thread.getThreadName().equals(name)) {
        return Math.max(0, threads.getThreadCpuTime(thread.getThreadId()));
      }
    }
    return 0;
  }

  private static long gcMs() {
    return ManagementFactory.getGarbageCollectorMXBeans().stream()
        .mapToLong(GarbageCollectorMXBean::getCollectionTime)
        .sum();
  }
}
