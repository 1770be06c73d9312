package dev.tandem.load.cli;

import dev.tandem.load.report.ConsoleSummary;
import dev.tandem.load.report.HtmlReport;
import dev.tandem.load.report.Judgement;
import dev.tandem.load.report.LoadResult;
import dev.tandem.load.report.ResultFile;
import dev.tandem.load.rival.RivalRun;
import dev.tandem.load.rival.RivalSettings;
import dev.tandem.load.scenario.Goal;
import dev.tandem.load.scenario.Scenario;
import dev.tandem.load.target.TargetException;
import dev.tandem.server.observe.Logs;
import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./tandem load}: how many players a server carries, and what they cost. */
@Command(
    name = "./tandem load",
    sortOptions = false,
    usageHelpAutoWidth = true,
    subcommands = {CompareCommand.class, MergeCommand.class},
    description = "Finds out how many players a server carries, and what they cost.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./tandem load                            a server of our own, 100 players",
      "  ./tandem load --target ws://host:8080/ --players 500 --hold 1m",
      "  ./tandem load --search 'p99<20ms,loss<0.1%%'   the largest load of this kind",
      "  ./tandem load --assert 'p99<20ms' --churn 10%%/s --loss 2%%",
      "  ./tandem load --pushes 5                 from one server to a second one",
      "  ./tandem load --rival janus --players 50,200,500   ours and Janus, in turns",
      "  ./tandem load compare before.json after.json",
      "",
      "Exit status: 0 measured, all goals met; 1 a goal was missed; 2 wrong options;",
      "3 not measured: the server could not be reached, or the generator was the limit."
    })
public final class LoadCommand implements Callable<Integer> {
  private static final Pattern PLAIN_WORD = Pattern.compile("[\\w./:=,%+-]+");
  private static final Path STANDARD_OUTPUT = Path.of("-");

  private final Kit kit;

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  @SuppressWarnings("UnusedVariable") // picocli looks at it
  private boolean help;

  @Mixin private ServerOptions servers = new ServerOptions();
  @Mixin private LoadOptions load = new LoadOptions();
  @Mixin private GeneratorOptions generator = new GeneratorOptions();
  @Mixin private WorkerOptions worker = new WorkerOptions();
  @Mixin private RivalOptions rival = new RivalOptions();

  @Option(
      names = "--search",
      paramLabel = "GOAL",
      split = ",",
      converter = Convert.AGoal.class,
      description = "Find the largest number of players that meets these: p99<20ms,loss<0.1%%.")
  private List<Goal> search = new ArrayList<>();

  @Option(
      names = "--at-half",
      paramLabel = "GOAL",
      split = ",",
      converter = Convert.AGoal.class,
      description =
          "Half of what a search has found is run as well (--rounds), and has to meet these:"
              + " p99<2ms.")
  private List<Goal> atHalf = new ArrayList<>();

  @Option(
      names = "--most",
      paramLabel = "M",
      defaultValue = "20000",
      description = "A search tries no more players of each stream (${DEFAULT-VALUE}).")
  private int most = 20_000;

  @Option(
      names = "--assert",
      paramLabel = "GOAL",
      split = ",",
      converter = Convert.AGoal.class,
      description = "A goal that decides the exit status, such as p99<20ms. May be repeated.")
  private List<Goal> asserted = new ArrayList<>();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      defaultValue = "tandem-load.json",
      description =
          "Where the result goes; the page goes beside it as .html (${DEFAULT-VALUE}). With - the"
              + " result alone goes to standard output.")
  private Path out = Path.of("tandem-load.json");

  LoadCommand(Kit kit) {
    this.kit = kit;
  }

  /** Runs it; only what belongs to the result goes to standard output. */
  public static void main(String[] args) {
    PrintWriter console = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    System.setOut(System.err);
    Logs.apply("ERROR", List.of(), false);
    System.exit(commandLine(new NativeKit()).setOut(console).execute(args));
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Scenario scenario = checked();
    boolean alone = out.equals(STANDARD_OUTPUT);
    PrintWriter console = alone ? spec.commandLine().getErr() : spec.commandLine().getOut();
    ProgressLine progress = new ProgressLine(console, isTerminal());
    try {
      if (rival.rival != null) {
        return compare(scenario, console);
      }
      LoadSession session =
          new LoadSession(kit, servers, load, generator, worker, command(), progress);
      LoadResult result =
          search.isEmpty()
              ? session.load(scenario, asserted)
              : session.search(
                  scenario, searchGoals(), most, new LoadSession.AtHalf(atHalf, rival.rounds));
      console.print(ConsoleSummary.of(result));
      if (alone) {
        spec.commandLine().getOut().print(ResultFile.write(result));
      } else {
        write(result);
        console.println("See " + page(out) + " and " + out + ".");
      }
      console.flush();
      spec.commandLine().getOut().flush();
      return result.verdict().exitCode();
    } catch (TargetException | IOException e) {
      spec.commandLine().getErr().println("tandem: " + e.getMessage());
      return Judgement.UNFIT;
    }
  }

  private int compare(Scenario scenario, PrintWriter console)
      throws IOException, TargetException, InterruptedException {
    RivalSettings settings =
        new RivalSettings(
            load.players, rival.rounds, rival.threads, servers.sharesCores, servers.settings);
    return new RivalSession(
            kit, generator.clientOptions(RivalRun.PROFILES), settings, command(), console)
        .run(scenario, out, page(out));
  }

  private static boolean isTerminal() {
    return Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
  }

  /** The scenario, once all options are known to fit together. */
  private Scenario checked() {
    try {
      worker.check();
      rival.check();
      if (load.players.size() > 1 && rival.rival == null) {
        throw new IllegalArgumentException("several numbers of --players need --rival");
      }
      generator.check();
      kit.stream(load.stream);
      if (most < 1) {
        throw new IllegalArgumentException("--most is a number from 1 on");
      }
      if (!search.isEmpty() && worker.of > 1) {
        throw new IllegalArgumentException(
            "a search runs on one machine; give several workers one load each");
      }
      if (!search.isEmpty() && load.players.getFirst() < 1) {
        throw new IllegalArgumentException("a search begins with one player or more");
      }
      if (search.isEmpty() && !atHalf.isEmpty()) {
        throw new IllegalArgumentException("--at-half is half of what a --search finds");
      }
      if (load.witness != null
          && servers.target != null
          && !servers.target.getScheme().startsWith("ws")) {
        throw new IllegalArgumentException("--witness speaks WCS only: ws:// and wss://");
      }
      if (load.pushes > 0 && servers.target != null && servers.pushTo == null) {
        throw new IllegalArgumentException("--pushes need the second server: --push-to");
      }
      Path folder = out.toAbsolutePath().getParent();
      if (folder == null || !Files.isDirectory(folder)) {
        throw new IllegalArgumentException("there is no folder for " + out + " (--out)");
      }
      return load.scenario(
          worker.prefix(), rival.rival == null ? Scenario.SETTLE : RivalRun.WARM_UP);
    } catch (IllegalArgumentException e) {
      throw new CommandLine.ParameterException(spec.commandLine(), String.valueOf(e.getMessage()));
    }
  }

  /** A search also fails where players do: a server that refuses them carries no more. */
  private List<Goal> searchGoals() {
    List<Goal> goals = new ArrayList<>(search);
    goals.addAll(asserted);
    if (goals.stream().noneMatch(goal -> goal.metric().id().equals("failed"))) {
      goals.add(Goal.of("failed<1%"));
    }
    return goals;
  }

  private String command() {
    StringBuilder command = new StringBuilder("./tandem load");
    for (String word : spec.commandLine().getParseResult().originalArgs()) {
      command.append(' ').append(PLAIN_WORD.matcher(word).matches() ? word : "'" + word + "'");
    }
    return command.toString();
  }

  private void write(LoadResult result) throws IOException {
    ResultFile.write(result, out);
    Files.writeString(page(out), HtmlReport.write(result));
  }

  static Path page(Path file) {
    String name = file.getFileName().toString();
    return file.resolveSibling(name.replaceFirst("\\.json$", "") + ".html");
  }

  /** The command and those below it, with errors that a person can act on as one line each. */
  static CommandLine commandLine(Kit kit) {
    return new CommandLine(new LoadCommand(kit))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler((e, command, parsed) -> {
          command.getErr().println("tandem: " + e.getMessage());
          if (!(e instanceof IOException)) {
            e.printStackTrace(command.getErr());
          }
          return Judgement.UNFIT;
        });
  }
}
