package dev.tandem.load.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./tandem bench}: measures the packet path beside its rivals and writes a page. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = "Measures the packet path beside its rivals, in one run.",
    footer = {
      "",
      "Best on a machine that does nothing else, and on one core: taskset -c 1 ./tandem bench.",
      "Exit code 1: a ratio has dropped below the baseline (--check)."
    })
public final class Bench implements Callable<Integer> {
  private static final int REGRESSION = 1;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "FILTER",
      defaultValue = ".*",
      description = "Only benchmarks whose name contains this regular expression.")
  String filter = ".*";

  @Option(
      names = "--quick",
      description = "Short runs: minutes instead of an hour, and less exact.")
  boolean quick;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "3",
      description = {
        "How often all is measured, one after the other; of each the best counts"
            + " (${DEFAULT-VALUE}).",
        "A machine has slow phases: so all have a chance of a good one."
      })
  int rounds = 3;

  @Option(
      names = "--param",
      paramLabel = "NAME=V,V",
      description = "Only these values of a parameter, for example players=100.")
  List<String> parameters = new ArrayList<>();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "docs/performance",
      description = "Where results and page go (${DEFAULT-VALUE}).")
  Path out = Path.of("docs/performance");

  @Option(
      names = "--check",
      paramLabel = "FILE",
      description = "Compare the ratios with those of this earlier result.")
  @Nullable Path baseline;

  public static void main(String[] args) {
    System.exit(new CommandLine(new Bench()).execute(args));
  }

  @Override
  public Integer call() throws IOException, RunnerException {
    Files.createDirectories(out);
    Best best = new Best();
    Optional<CRival> rival = CRival.compile();
    for (int round = 1; round <= rounds; round++) {
      System.out.println("round " + round + " of " + rounds);
      best.add(measureOurs());
      if (rival.isPresent() && best.any(figure -> !figure.parameter("players").isEmpty())) {
        best.add(rival.get().measure(quick));
      }
    }
    Results results = Results.of(best.figures(), command());
    results.write(out);
    System.out.println(results.summary());
    if (baseline == null) {
      return 0;
    }
    List<String> drops = results.dropsFrom(Results.read(baseline));
    drops.forEach(System.out::println);
    return drops.isEmpty() ? 0 : REGRESSION;
  }

  private List<Figure> measureOurs() throws IOException, RunnerException {
    Path raw = Files.createTempFile("tandem-bench", ".json");
    new Runner(options(raw).build()).run();
    List<Figure> figures = JmhResults.read(raw);
    Files.delete(raw);
    return figures;
  }

  private String command() {
    StringBuilder command = new StringBuilder("./tandem bench");
    command.append(quick ? " --quick" : "").append(" --rounds ").append(rounds);
    parameters.forEach(parameter -> command.append(" --param ").append(parameter));
    return command.append(" '").append(filter).append('\'').toString();
  }

  private org.openjdk.jmh.runner.options.ChainedOptionsBuilder options(Path raw) {
    var options =
        new OptionsBuilder()
            .include(filter)
            .shouldFailOnError(false)
            .shouldDoGC(true)
            .forks(1)
            .warmupIterations(quick ? 3 : 5)
            .warmupTime(quick ? TimeValue.milliseconds(500) : TimeValue.seconds(2))
            .measurementIterations(quick ? 5 : 8)
            .measurementTime(quick ? TimeValue.milliseconds(300) : TimeValue.seconds(1))
            .addProfiler(GCProfiler.class)
            .resultFormat(org.openjdk.jmh.results.format.ResultFormatType.JSON)
            .result(raw.toString())
            .jvmArgsAppend(
                "-XX:+UseSerialGC",
                "-XX:+UseCompactObjectHeaders",
                "--enable-native-access=ALL-UNNAMED");
    for (String parameter : parameters) {
      String[] nameAndValues = parameter.split("=", 2);
      options.param(nameAndValues[0], nameAndValues[1].split(","));
    }
    return options;
  }
}
