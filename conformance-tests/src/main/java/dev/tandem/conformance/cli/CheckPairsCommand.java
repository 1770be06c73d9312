package dev.tandem.conformance.cli;

import dev.tandem.conformance.check.CheckEngine;
import dev.tandem.conformance.check.PlannedCheck;
import dev.tandem.conformance.check.RunOptions;
import dev.tandem.conformance.checks.Suite;
import dev.tandem.conformance.container.RunningServers;
import dev.tandem.conformance.evidence.Evidence;
import dev.tandem.conformance.evidence.EvidencePolicy;
import dev.tandem.conformance.report.ConsoleReport;
import dev.tandem.conformance.report.PairTable;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./tandem check pairs}. */
@Command(
    name = "pairs",
    description =
        "Judges pushes and pulls between servers of different makes, each pair in both directions,"
            + " and makes a table. Exit status as of 'check run', the worst of all pairs.")
final class CheckPairsCommand implements Callable<Integer> {
  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "show this help")
  @SuppressWarnings("UnusedVariable") // picocli looks at it
  private boolean help;

  @Parameters(
      arity = "2..*",
      paramLabel = "FILE",
      description = "a target file of each make; its first server, or one container, takes part")
  private List<Path> files = new ArrayList<>();

  @Mixin private SelectionOptions selection = new SelectionOptions();

  @Option(names = "--seed", paramLabel = "N", description = "where names and choices come from")
  private @Nullable Long seed;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "tandem-check-pairs",
      description = "where pairs.html, pairs.json and a report of each pair go (${DEFAULT-VALUE})")
  private Path out = Path.of("tandem-check-pairs");

  @Option(
      names = "--pair",
      paramLabel = "M-to-N",
      description = "only from make M to make N, which count from 1, such as 1-to-2")
  private @Nullable String pair;

  @Option(
      names = "--sign-key",
      paramLabel = "FILE",
      description = "signs the summary.json of each pair with this private Ed25519 key (PEM)")
  private @Nullable Path signKey;

  @Option(
      names = "--evidence",
      paramLabel = "WHICH",
      defaultValue = "FAILING",
      description = "of which checks evidence is kept: ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE})")
  private EvidencePolicy.Keep evidence = EvidencePolicy.Keep.FAILING;

  @Override
  public Integer call() {
    return RunFailures.told(spec.commandLine().getErr(), out, this::judge);
  }

  private int judge() throws IOException {
    List<Target> described = files.stream().map(CheckPairsCommand::read).toList();
    if (described.stream().map(Target::name).distinct().count() < described.size()) {
      throw new TargetException("two of the targets have the same name; give each its own");
    }
    if (pair != null && !folders(described.size()).contains(pair)) {
      throw new TargetException(
          "--pair is '%s'; it must be one of %s".formatted(pair, folders(described.size())));
    }
    SummarySigner signer = signKey == null ? null : SummarySigner.withKey(signKey);
    boolean containers = described.stream().anyMatch(target -> target.containers() != null);
    Optional<Integer> relaunched =
        containers ? Relaunch.forContainers(arguments()) : Optional.empty();
    if (relaunched.isPresent()) {
      return relaunched.get();
    }
    OutFolder.prepare(out);
    try (RunningServers servers = RunningServers.of(described, out.resolve("servers"))) {
      return judge(servers.targets(), servers.logs(), signer);
    }
  }

  private int judge(List<Target> makes, Consumer<Evidence> logs, @Nullable SummarySigner signer)
      throws IOException {
    CheckEngine engine = new CheckEngine(Catalogue.load(), Suite.all(), Clock.systemUTC());
    List<PlannedCheck> plan =
        engine.plan(selection.selection()).stream()
            .filter(planned -> Pairing.judges(planned.requirement()))
            .toList();
    PairTable table = new PairTable(makes.stream().map(Target::name).toList());
    for (int i = 0; i < makes.size(); i++) {
      for (int j = 0; j < makes.size(); j++) {
        String folder = folder(i, j);
        if (i != j && (pair == null || pair.equals(folder))) {
          Target both = Pairing.of(makes.get(i), makes.get(j));
          RunResult run =
              engine.run(both, options(folder, logs), plan, ConsoleReport.onStandardOutput());
          Reports.writeAll(run, out.resolve(folder), signer);
          table.add(i, j, run, folder);
        }
      }
    }
    return end(table);
  }

  private int end(PairTable table) throws IOException {
    PrintWriter err = spec.commandLine().getErr();
    table.writeTo(out);
    System.out.printf("%n%s%n%s%n", table.text(), out.resolve(PairTable.HTML));
    if (table.exitCode() == RunResult.NOTHING_RAN) {
      err.println("tandem: of one pair at least nothing could be judged; its report tells why");
    }
    return table.exitCode();
  }

  private List<String> arguments() {
    return spec.root().commandLine().getParseResult().originalArgs();
  }

  private RunOptions options(String folder, Consumer<Evidence> logs) {
    long number = seed == null ? ThreadLocalRandom.current().nextInt(1_000_000) : seed;
    StringBuilder command = new StringBuilder("./tandem check pairs");
    files.forEach(file -> command.append(' ').append(ShellWord.inFormat(file.toString())));
    command.append(" --pair ").append(folder);
    command.append(" --seed ").append(number).append(" --only %s");
    return new RunOptions(
        selection.selection(),
        number,
        1,
        command.toString(),
        new EvidencePolicy(evidence, out.resolve(folder), List.of(logs)));
  }

  /** The folders of all pairs of so many makes. */
  private static List<String> folders(int makes) {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < makes; i++) {
      for (int j = 0; j < makes; j++) {
        if (i != j) {
          all.add(folder(i, j));
        }
      }
    }
    return all;
  }

  private static String folder(int from, int to) {
    return "%d-to-%d".formatted(from + 1, to + 1);
  }

  private static Target read(Path file) {
    Target target = TargetFile.read(file, Map.of(), Map.of());
    return target.containers() == null ? target : target.with(target.containers().withInstances(1));
  }
}
