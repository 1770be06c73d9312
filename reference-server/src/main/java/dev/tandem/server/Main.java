package dev.tandem.server;

import dev.tandem.server.config.Setting;
import dev.tandem.server.config.Settings;
import dev.tandem.server.config.SettingsException;
import dev.tandem.server.config.SettingsPrinter;
import dev.tandem.server.config.SettingsReader;
import dev.tandem.server.observe.Logs;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Runs one server until SIGTERM. Exit codes: 0 after a shutdown in good order, 1 where the server
 * cannot start, 2 for wrong options or settings.
 */
@Command(
    name = "tandem server",
    description = "Runs one server in the foreground; SIGTERM or Ctrl-C ends it.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    sortOptions = false)
public final class Main implements Callable<Integer> {

  private static final Path DEFAULT_FILE = Path.of("flashphoner.properties");
  private static final int CANNOT_START = 1;
  private static final int WRONG_SETTINGS = 2;

  private enum PrintFormat {
    PROPERTIES,
    MARKDOWN
  }

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Settings file; without it flashphoner.properties here, where there is one.")
  private @Nullable Path file;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "A setting; comes before the file and the environment. May be repeated.")
  private List<String> overrides = new ArrayList<>();

  @Option(
      names = "--print-config",
      arity = "0..1",
      paramLabel = "FORMAT",
      fallbackValue = "properties",
      description =
          "Print all settings with their values and where those come from, and exit. FORMAT is"
              + " properties, or markdown for the page of the documentation.")
  private @Nullable PrintFormat print;

  @Spec private @Nullable CommandSpec spec;

  private final Shutdown shutdown = new Shutdown();

  /** Starts the server, or prints what was asked for. */
  public static void main(String[] args) {
    Main main = new Main();
    int status = commandLine(main).execute(args);
    main.shutdown.exitsWith(status);
    System.exit(status);
  }

  static CommandLine commandLine(Main main) {
    return new CommandLine(main).setCaseInsensitiveEnumValuesAllowed(true);
  }

  @Override
  public Integer call() throws InterruptedException {
    Settings settings;
    try {
      settings = settings();
    } catch (SettingsException e) {
      err().println(e.getMessage());
      return WRONG_SETTINGS;
    }
    if (print != null) {
      out()
          .print(
              print == PrintFormat.MARKDOWN
                  ? SettingsPrinter.markdown()
                  : SettingsPrinter.properties(settings));
      out().flush();
      return 0;
    }
    try {
      serve(settings);
      return 0;
    } catch (StartException e) {
      shutdown.exitsWith(CANNOT_START);
      err().println("tandem server: " + e.getMessage());
      return CANNOT_START;
    }
  }

  private Settings settings() throws SettingsException {
    SettingsReader reader = new SettingsReader();
    if (file != null) {
      reader.file(file);
    } else if (Files.exists(DEFAULT_FILE)) {
      reader.file(DEFAULT_FILE);
    }
    return reader.environment(System.getenv()).overrides(overrides).read();
  }

  private void serve(Settings settings) throws StartException, InterruptedException {
    long startedNs = System.nanoTime();
    boolean json = settings.text(Setting.LOG_FORMAT).equals("json");
    Logs.apply(settings.text(Setting.LOG_LEVEL), settings.list(Setting.LOG_LEVELS), json);
    Logger log = LoggerFactory.getLogger(Main.class);
    settings.warnings().forEach(log::warn);
    shutdown.install(Duration.ofMillis(settings.integer(Setting.DRAIN_TIMEOUT)));
    ReferenceServer server = ReferenceServer.start(settings, TandemMedia::start, Version.number());
    shutdown.closes(server);
    Duration took = Duration.ofNanos(System.nanoTime() - startedNs);
    if (json) {
      log.atInfo()
          .addKeyValue("version", Version.number())
          .addKeyValue("tookMs", took.toMillis())
          .addKeyValue("listeners", server.listeners())
          .addKeyValue("mediaPorts", server.mediaPorts())
          .log("Ready");
    } else {
      out().print(Banner.of(settings, server, Version.number(), took));
      out().flush();
    }
    new CountDownLatch(1).await();
  }

  private PrintWriter out() {
    return commandLine().getOut();
  }

  private PrintWriter err() {
    return commandLine().getErr();
  }

  private CommandLine commandLine() {
    return Objects.requireNonNull(spec).commandLine();
  }

  /** Version of the build, from its manifest. */
  static final class Version implements CommandLine.IVersionProvider {

    @Override
    public String[] getVersion() {
      return new String[] {"Tandem " + number()};
    }

    static String number() {
      String version = Main.class.getPackage().getImplementationVersion();
      return version == null ? "development" : version;
    }
  }
}
