package dev.tandem.load.rival;

import dev.tandem.load.client.ClientEngine;
import dev.tandem.load.process.Cores;
import dev.tandem.load.process.LocalServer;
import dev.tandem.load.process.Pinning;
import dev.tandem.load.process.ProcFs;
import dev.tandem.load.process.ProcessWatch;
import dev.tandem.load.process.TandemServer;
import dev.tandem.load.report.SideBySide.Round;
import dev.tandem.load.scenario.Clock;
import dev.tandem.load.scenario.Diagnosis;
import dev.tandem.load.scenario.Format;
import dev.tandem.load.scenario.LoadRun;
import dev.tandem.load.scenario.Metric;
import dev.tandem.load.scenario.Observer;
import dev.tandem.load.scenario.RunListener;
import dev.tandem.load.scenario.Scenario;
import dev.tandem.load.scenario.Step;
import dev.tandem.load.stream.PreparedStream;
import dev.tandem.load.target.Target;
import dev.tandem.load.target.TargetException;
import dev.tandem.load.target.janus.JanusTarget;
import dev.tandem.server.media.srtp.SrtpProfile;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Compares our server with Janus: both run on this machine for the whole comparison, on the same
 * cores, and are measured in turns with the same streams and clients. The one that is not measured
 * serves nobody.
 */
public final class RivalRun {
  /** The profile that both servers are fastest with. */
  public static final List<SrtpProfile> PROFILES = List.of(SrtpProfile.AEAD_AES_128_GCM);

  /** A JVM compiles what is used for about a minute; both servers get it. */
  public static final Duration WARM_UP = Duration.ofSeconds(60);

  private static final List<Metric> TOLD =
      List.of(
          Metric.PACKETS,
          Metric.PACKETS_PER_CPU,
          Metric.CPU_PER_PACKET,
          Metric.DELAY_P50,
          Metric.DELAY_P99,
          Metric.LOSS);

  /**
   * What a comparison works with.
   *
   * @param engine opens the clients of both servers
   * @param media what is published
   * @param scenario how a load is put on; its numbers of players are not used
   * @param ours speaks to our server, given its address
   * @param out is told how it goes on
   */
  public record Parts(
      ClientEngine engine, PreparedStream media, Scenario scenario, Ours ours, PrintWriter out) {}

  /** Opens a target at our server. */
  @FunctionalInterface
  public interface Ours {
    Target open(URI address, ClientEngine engine) throws TargetException;
  }

  private final Parts parts;
  private final Set<Side> warm = EnumSet.noneOf(Side.class);
  private final ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();

  private RivalRun(Parts parts) {
    this.parts = parts;
  }

  /**
   * Starts both servers, measures, and stops them.
   *
   * @throws IOException with a sentence for the operator
   */
  public static List<Round> compare(RivalSettings settings, Parts parts)
      throws IOException, TargetException, InterruptedException {
    Cores.Split split =
        Cores.Split.ofThisProcess(ProcFs.ofThisMachine(), settings.sharesCores(), 1);
    String cpus = split.server().list();
    String address = MediaAddress.find();
    RivalRun run = new RivalRun(parts);
    try (LocalServer janus = JanusServer.start(cpus, address, settings.eventLoops());
        LocalServer tandem = TandemServer.start(cpus, address, settings.settings())) {
      Pinning.pinThisProcess(split.generator().list());
      Contest.Trial trial =
          (side, players, round) ->
              run.measure(side, side == Side.OURS ? tandem : janus, players, round);
      return new Contest(trial, settings.rounds()).run(settings.loads());
    } finally {
      run.calls.shutdownNow();
    }
  }

  private Step measure(Side side, LocalServer server, int players, int round)
      throws TargetException, InterruptedException {
    boolean isFirst = warm.add(side);
    Scenario asked = isFirst ? parts.scenario() : parts.scenario().warmed();
    Scenario scenario = asked.withPlayers(players);
    if (isFirst) {
      parts.out().println(side.label() + " warms up for " + scenario.warmUp().toSeconds() + " s");
      parts.out().flush();
    }
    try (Target target = open(side, server.address());
        LoadRun run = LoadRun.start(loadParts(target, server), scenario)) {
      Step step = run.step(players, Step.Purpose.SEARCH, List.of());
      report(side, players, round, step);
      return step;
    }
  }

  private Target open(Side side, URI address) throws TargetException {
    return side == Side.OURS
        ? parts.ours().open(address, parts.engine())
        : JanusTarget.open(address, parts.engine());
  }

  private LoadRun.Parts loadParts(Target target, LocalServer server) {
    return new LoadRun.Parts(
        parts.engine(),
        target,
        null,
        parts.media(),
        ProcessWatch.of(ProcFs.ofThisMachine(), server.pid()),
        Diagnosis.FROM_AFAR,
        Clock.SYSTEM,
        calls,
        Observer.NONE,
        RunListener.NONE);
  }

  private void report(Side side, int players, int round, Step step) {
    StringBuilder line = new StringBuilder();
    for (Metric metric : TOLD) {
      step.figures()
          .get(metric)
          .ifPresent(value ->
              line.append(", ")
                  .append(metric.id())
                  .append(' ')
                  .append(Format.value(metric, value)));
    }
    String which = round == 0 ? "does not count" : "round " + round;
    parts.out().println(players + " players, " + side.label() + ", " + which + line);
    step.remarks().forEach(remark -> parts.out().println("  " + remark));
    parts.out().flush();
  }
}
