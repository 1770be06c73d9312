package dev.tandem.load.scenario;

import dev.tandem.load.process.HostSample;
import dev.tandem.load.process.ProcessSample;
import dev.tandem.load.process.ProcessWatch;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The server's process as figures, interval by interval; nothing where it runs elsewhere. */
final class ServerView {
  private static final double MS_PER_SECOND = 1_000;
  private static final double US_PER_MS = 1_000;
  private static final double MEGA = 1e6;
  private static final double KILO = 1e3;

  /** A JVM gives memory back to the system some seconds after a garbage collection. */
  private static final long REST_NS = 4_000_000_000L;

  private final @Nullable ProcessWatch watch;
  private final Clock clock;
  private ProcessWatch.@Nullable Memory empty;

  ServerView(@Nullable ProcessWatch watch, Clock clock) {
    this.watch = watch;
    this.clock = clock;
  }

  /**
   * The server at one moment.
   *
   * @param timeNs the moment
   */
  record Mark(
      long timeNs,
      Optional<ProcessSample> process,
      Optional<HostSample> host,
      OptionalInt sockets,
      OptionalDouble collectionMs) {
    static final Mark NOTHING =
        new Mark(
            0, Optional.empty(), Optional.empty(), OptionalInt.empty(), OptionalDouble.empty());
  }

  /** What is asked each second. */
  Mark glance(long timeNs) {
    return watch == null
        ? Mark.NOTHING
        : new Mark(
            timeNs, watch.sample(), watch.host(), OptionalInt.empty(), OptionalDouble.empty());
  }

  /** The same and what takes longer to ask: half a second of a processor, which clients miss. */
  Mark look(long timeNs) {
    return watch == null
        ? Mark.NOTHING
        : new Mark(timeNs, watch.sample(), watch.host(), watch.sockets(), watch.collectionMs());
  }

  /** Remembers what the server needs without players. */
  void seeEmpty() throws InterruptedException {
    empty = watch == null ? null : atRest(watch).orElse(null);
  }

  private Optional<ProcessWatch.Memory> atRest(ProcessWatch process) throws InterruptedException {
    process.memoryAtRest();
    clock.sleepUntil(clock.nanoTime() + REST_NS);
    return process.memoryAtRest();
  }

  /** What it needs for each of so many players, above that. */
  Figures memoryOf(int players) throws InterruptedException {
    Figures figures = new Figures();
    ProcessWatch.Memory before = empty;
    if (watch == null || before == null || players == 0) {
      return figures;
    }
    atRest(watch)
        .ifPresent(now -> {
          double grown = now.residentBytes() - before.residentBytes();
          figures.put(Metric.MEMORY_PER_PLAYER, grown / KILO / players);
          if (now.liveBytes().isPresent() && before.liveBytes().isPresent()) {
            double live = now.liveBytes().getAsLong() - before.liveBytes().getAsLong();
            figures.put(Metric.HEAP_PER_PLAYER, live / KILO / players);
          }
        });
    return figures;
  }

  /**
   * What the server has used between two moments.
   *
   * @param packets packets that players received meanwhile
   */
  static Figures between(Mark from, Mark to, long packets) {
    Figures figures = new Figures();
    double wallMs = (to.timeNs - from.timeNs) / 1e6;
    from.process.ifPresent(
        before -> to.process.ifPresent(after -> process(figures, before, after, wallMs, packets)));
    from.host.ifPresent(before ->
        to.host.ifPresent(after ->
            figures.put(Metric.SOFTIRQ, (after.softirqMs() - before.softirqMs()) / wallMs)));
    to.sockets.ifPresent(sockets -> figures.put(Metric.SOCKETS, sockets));
    return figures;
  }

  /** How long the server stood still for garbage collections between two looks. */
  static Figures collecting(Mark from, Mark to) {
    Figures figures = new Figures();
    if (from.collectionMs.isPresent() && to.collectionMs.isPresent()) {
      double stoodMs = to.collectionMs.getAsDouble() - from.collectionMs.getAsDouble();
      figures.put(Metric.GC_SHARE, 100 * stoodMs * 1e6 / (to.timeNs - from.timeNs));
    }
    return figures;
  }

  private static void process(
      Figures figures, ProcessSample before, ProcessSample after, double wallMs, long packets) {
    double user = after.userMs() - before.userMs();
    double system = after.systemMs() - before.systemMs();
    figures
        .put(Metric.CPU, (user + system) / wallMs)
        .put(Metric.MEMORY, after.residentBytes() / MEGA)
        .put(Metric.THREADS, after.threads());
    after
        .udpDrops()
        .ifPresent(drops ->
            figures.put(Metric.SERVER_DROPS, Math.max(0, drops - before.udpDrops().orElse(drops))));
    if (packets > 0) {
      figures
          .put(Metric.CPU_PER_PACKET, (user + system) * US_PER_MS / packets)
          .put(Metric.CPU_USER_PER_PACKET, user * US_PER_MS / packets)
          .put(Metric.CPU_SYSTEM_PER_PACKET, system * US_PER_MS / packets)
          .put(Metric.PACKETS_PER_CPU, packets * MS_PER_SECOND / (user + system));
    }
  }
}
