package dev.tandem.conformance.cli;

import dev.tandem.conformance.check.Selection;
import dev.tandem.conformance.fault.Fault;
import dev.tandem.conformance.fault.Fault.Kill;
import dev.tandem.conformance.fault.Faults;
import dev.tandem.conformance.probe.ServerCommand;
import dev.tandem.conformance.probe.ServerStartException;
import dev.tandem.conformance.requirement.Catalogue;
import dev.tandem.conformance.selfcheck.FaultResult;
import dev.tandem.conformance.selfcheck.KillMatrix;
import dev.tandem.conformance.selfcheck.SelfCheck;
import dev.tandem.conformance.verdict.RunResult;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./tandem check self-check}. */
@Command(
    name = "self-check",
    description =
        "Tests the kit itself: switches on one fault after the other before good servers, and"
            + " expects that the checks which claim it notice it in the promised words. Exit status"
            + " 0: all noticed, 1: a fault survived or a check fired wrongly, 2: wrong options, 3:"
            + " the kit or its machine is at fault.")
final class SelfCheckCommand implements Callable<Integer> {
  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "show this help")
  @SuppressWarnings("UnusedVariable") // picocli looks at it
  private boolean help;

  @Option(
      names = "--only",
      paramLabel = "GLOB",
      split = ",",
      description = "only faults of such a name, or that a check of such a name claims")
  private List<String> only = List.of();

  @Option(
      names = "--full",
      description = "runs all checks with every fault: those that do not claim it must pass")
  private boolean full;

  @Option(
      names = "--up-to",
      paramLabel = "MS",
      defaultValue = "600000",
      description = "with --full: of those only checks that take at most so long without a fault")
  private long limitMs = 600_000;

  @Option(
      names = "--page",
      description = "runs nothing and writes docs/kill-matrix.md to the console")
  private boolean page;

  @Option(
      names = "--workers",
      paramLabel = "N",
      defaultValue = "5",
      description = "so many faults at the same time, each with its own servers (${DEFAULT-VALUE})")
  private int workers = 5;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "tandem-self-check",
      description = "where self-check.json and the logs of the servers go (${DEFAULT-VALUE})")
  private Path out = Path.of("tandem-self-check");

  @Override
  public Integer call() {
    PrintWriter console = spec.commandLine().getOut();
    if (page) {
      console.print(KillMatrix.page(Catalogue.load()));
      console.flush();
      return RunResult.CONFORMANT;
    }
    List<Fault> faults = Faults.all().stream().filter(this::selected).toList();
    if (faults.isEmpty()) {
      spec.commandLine().getErr().println("tandem: no fault is selected");
      return RunResult.USAGE;
    }
    int pairs = Math.clamp(faults.size(), 1, Math.max(1, workers));
    console.printf("%d faults, %d pairs of servers%n", faults.size(), pairs);
    try (SelfCheck selfCheck = SelfCheck.start(ServerCommand.configured(), out, pairs)) {
      List<Future<FaultResult>> tries =
          faults.stream()
              .map(fault -> full ? selfCheck.submitFull(fault, limitMs) : selfCheck.submit(fault))
              .toList();
      List<FaultResult> results = new ArrayList<>();
      for (Future<FaultResult> attempt : tries) {
        FaultResult result = SelfCheck.value(attempt);
        show(result, console);
        results.add(result);
      }
      Files.createDirectories(out);
      Files.writeString(out.resolve("self-check.json"), KillMatrix.json(results));
      return end(results, console);
    } catch (IOException e) {
      spec.commandLine().getErr().println("tandem: cannot write to " + out + ": " + e.getMessage());
      return RunResult.KIT_FAULT;
    } catch (ServerStartException e) {
      spec.commandLine().getErr().println("tandem: " + e.getMessage());
      return RunResult.KIT_FAULT;
    }
  }

  private boolean selected(Fault fault) {
    List<String> names = new ArrayList<>(fault.kills().stream().map(Kill::check).toList());
    names.add(fault.name());
    return only.isEmpty()
        || names.stream()
            .anyMatch(name -> only.stream().anyMatch(glob -> Selection.matches(glob, name)));
  }

  private static void show(FaultResult result, PrintWriter console) {
    console.printf(
        "  %-9s %s (%.1f s)%n",
        result.good() ? "killed" : "SURVIVED", result.fault().name(), result.ms() / 1000.0);
    result.complaints().forEach(line -> console.println("            " + line));
    console.flush();
  }

  private static int end(List<FaultResult> results, PrintWriter console) {
    long good = results.stream().filter(FaultResult::good).count();
    console.printf("%d of %d faults killed as promised%n", good, results.size());
    return good == results.size() ? RunResult.CONFORMANT : RunResult.FINDINGS;
  }
}
