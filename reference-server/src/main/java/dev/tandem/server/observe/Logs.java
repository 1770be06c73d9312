package dev.tandem.server.observe;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ConfiguratorRank;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.LayoutBase;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.spi.ContextAwareBase;
import java.util.List;
import org.slf4j.LoggerFactory;

/**
 * Sets up logging without a configuration file: one line to standard output for each event, for
 * people ({@code key=value} pairs at its end) or as JSON. A {@code logback.xml} or {@code
 * logback-test.xml} on the class path comes first, until {@link #apply} is called.
 */
@ConfiguratorRank(ConfiguratorRank.NOMINAL)
public final class Logs extends ContextAwareBase implements Configurator {

  /** Names come from clients: a line break in one must not begin a line of the log. */
  private static final String PATTERN =
      "%d{HH:mm:ss.SSS} %-5level %-20.20logger{0} "
          + "%replace(%msg %kvp{NONE} %mdc){'[\\x00-\\x1f\\x7f]', ' '}%n%ex";

  /** Called by logback where it finds no configuration file. */
  @Override
  public ExecutionStatus configure(LoggerContext context) {
    configure(context, "INFO", List.of(), false);
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }

  /**
   * Configures logging, in place of what was configured before.
   *
   * @param level of all loggers, unless named in {@code levels}
   * @param levels {@code logger=LEVEL} pairs
   */
  public static void apply(String level, List<String> levels, boolean json) {
    configure((LoggerContext) LoggerFactory.getILoggerFactory(), level, levels, json);
  }

  static void configure(LoggerContext context, String level, List<String> levels, boolean json) {
    context.reset();
    ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
    console.setContext(context);
    console.setName("console");
    LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
    encoder.setContext(context);
    encoder.setLayout(json ? started(new JsonLayout(), context) : text(context));
    encoder.start();
    console.setEncoder(encoder);
    console.start();
    var root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.valueOf(level));
    root.addAppender(console);
    context.getLogger("org.eclipse.jetty").setLevel(Level.WARN);
    for (String pair : levels) {
      String[] parts = pair.split("=", 2);
      context.getLogger(parts[0]).setLevel(Level.valueOf(parts[1]));
    }
  }

  private static LayoutBase<ILoggingEvent> text(LoggerContext context) {
    PatternLayout layout = new PatternLayout();
    layout.setPattern(PATTERN);
    return started(layout, context);
  }

  private static LayoutBase<ILoggingEvent> started(
      LayoutBase<ILoggingEvent> layout, LoggerContext context) {
    layout.setContext(context);
    layout.start();
    return layout;
  }
}
