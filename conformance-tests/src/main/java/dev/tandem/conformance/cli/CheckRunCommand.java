package dev.tandem.conformance.cli;

import dev.tandem.conformance.check.CheckEngine;
import dev.tandem.conformance.check.RunOptions;
import dev.tandem.conformance.checks.Suite;
import dev.tandem.conformance.container.RunningServers;
import dev.tandem.conformance.evidence.EvidencePolicy;
import dev.tandem.conformance.report.ConsoleReport;
import dev.tandem.conformance.report.Reports;
import dev.tandem.conformance.report.SummarySigner;
import dev.tandem.conformance.requirement.Catalogue;
import dev.tandem.conformance.target.Target;
import dev.tandem.conformance.target.TargetException;
import dev.tandem.conformance.target.TargetFile;
import dev.tandem.conformance.verdict.RunResult;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./tandem check run}. */
@Command(
    name = "run",
    description =
        "Runs the checks against a target. Exit status 0: conformant, 1: findings, 2: wrong options"
            + " or target file, 3: the kit or its machine is at fault, 4: nothing could be judged.")
final class CheckRunCommand implements Callable<Integer> {
  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "show this help")
  @SuppressWarnings("UnusedVariable") // picocli looks at it
  private boolean help;

  @Option(names = "--target", paramLabel = "FILE", description = "YAML that describes the servers")
  private @Nullable Path target;

  @Option(
      names = "--set",
      paramLabel = "FIELD=VALUE",
      description =
          "a field of the target, such as servers.0.ws=ws://host:8080; stronger than the file and"
              + " environment variables such as TANDEM_TARGET_SERVERS_0_WS")
  private Map<String, String> set = new LinkedHashMap<>();

  @Mixin private SelectionOptions selection = new SelectionOptions();

  @Option(names = "--seed", paramLabel = "N", description = "where names and choices come from")
  private @Nullable Long seed;

  @Option(
      names = "--repeat",
      paramLabel = "N",
      defaultValue = "1",
      description = "runs every check so often; what differs is unstable (${DEFAULT-VALUE})")
  private int repeat = 1;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "tandem-check",
      description = "where report.html, report.json and JUnit XML go (${DEFAULT-VALUE})")
  private Path out = Path.of("tandem-check");

  @Option(
      names = "--sign-key",
      paramLabel = "FILE",
      description = "signs summary.json with this private Ed25519 key (PEM, PKCS#8)")
  private @Nullable Path signKey;

  @Option(
      names = "--evidence",
      paramLabel = "WHICH",
      defaultValue = "FAILING",
      description =
          "of which checks transcripts, SDP, packet logs and pictures are kept below DIR/evidence:"
              + " ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE})")
  private EvidencePolicy.Keep evidence = EvidencePolicy.Keep.FAILING;

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    return RunFailures.told(err, out, () -> judge(err));
  }

  private int judge(PrintWriter err) throws IOException {
    SummarySigner signer = signKey == null ? null : SummarySigner.withKey(signKey);
    if (repeat < 1) {
      throw new TargetException("--repeat is %d; it must be 1 or more".formatted(repeat));
    }
    Target described = TargetFile.read(target, System.getenv(), set);
    Catalogue catalogue = Catalogue.load();
    ExpectedRequirements.check(described, catalogue);
    Optional<Integer> relaunched =
        described.containers() == null ? Optional.empty() : Relaunch.forContainers(arguments());
    if (relaunched.isPresent()) {
      return relaunched.get();
    }
    OutFolder.prepare(out);
    CheckEngine engine = new CheckEngine(catalogue, Suite.all(), Clock.systemUTC());
    try (RunningServers servers = RunningServers.of(List.of(described), out.resolve("servers"))) {
      Target running = servers.targets().getFirst();
      RunResult run = engine.run(running, options(servers), ConsoleReport.onStandardOutput());
      return end(run, signer, err);
    }
  }

  private List<String> arguments() {
    return spec.root().commandLine().getParseResult().originalArgs();
  }

  private RunOptions options(RunningServers servers) {
    long number = seed == null ? ThreadLocalRandom.current().nextInt(1_000_000) : seed;
    return new RunOptions(
        selection.selection(),
        number,
        repeat,
        command(number),
        new EvidencePolicy(evidence, out, List.of(servers.logs())));
  }

  private int end(RunResult run, @Nullable SummarySigner signer, PrintWriter err)
      throws IOException {
    if (run.results().isEmpty()) {
      err.println("tandem: no check is selected; ./tandem check list shows all of them");
      return run.exitCode();
    }
    Reports.writeAll(run, out, signer);
    if (run.exitCode() == RunResult.NOTHING_RAN) {
      err.println("tandem: nothing could be judged: " + run.results().getFirst().reason());
    }
    return run.exitCode();
  }

  private String command(long number) {
    StringBuilder command = new StringBuilder("./tandem check run");
    if (target != null) {
      command.append(" --target ").append(ShellWord.inFormat(target.toString()));
    }
    set.forEach((field, value) ->
        command.append(" --set ").append(ShellWord.inFormat(field + "=" + value)));
    return command.append(" --seed ").append(number).append(" --only %s").toString();
  }
}
