package dev.tandem.load.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
    Path raw = Files.createTempFile("tandem-bench", ".json");
    new Runner(options(raw).build()).run();
    List<Figure> figures = new ArrayList<>(JmhResults.read(raw));
    Files.delete(raw);
    if (figures.stream().anyMatch(figure -> !figure.parameter("players").isEmpty())) {
      figures.addAll(CRival.measure(quick));
    }
    Results results = Results.of(figures, "./tandem bench " + (quick ? "--quick " : "") + filter);
    results.write(out);
    System.out.println(results.summary());
    if (baseline == null) {
      return 0;
    }
    List<String> drops = results.dropsFrom(Results.read(baseline));
    drops.forEach(System.out::println);
    return drops.isEmpty() ? 0 : REGRESSION;
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
