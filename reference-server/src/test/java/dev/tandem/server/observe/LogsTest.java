package dev.tandem.server.observe;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.read.ListAppender;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LogsTest {

  private final LoggerContext context = new LoggerContext();

  @Test
  void writesALineWithTheKeyValuePairsAtItsEnd() {
    String line =
        written(
            false,
            log -> log.atInfo().addKeyValue("stream", "0d40").addKeyValue("n", 3).log("Published"));

    assertThat(line).contains("INFO").contains("Example").endsWith("Published stream=0d40 n=3 \n");
  }

  @Test
  void aNameWithControlCharactersForgesNoLine() {
    String line =
        written(
            false,
            log ->
                log.atInfo()
                    .addKeyValue("stream", "a\n12:00:00.000 ERROR forged\u001b[31m")
                    .log("Received {}", "b\r\n\u007fforged"));

    assertThat(line).endsWith("\n").containsOnlyOnce("\n");
    assertThat(line.stripTrailing())
        .endsWith("Received b   forged stream=a 12:00:00.000 ERROR forged [31m");
  }

  @Test
  void writesJsonWithTheKeyValuePairsAsMembers() {
    String line =
        written(
            true,
            log ->
                log.atWarn()
                    .addKeyValue("stream", "0d\"40")
                    .addKeyValue("level", "mine")
                    .setCause(new IllegalStateException("broken"))
                    .log("Lost\nit"));

    assertThat(line).endsWith("}\n").containsOnlyOnce("\n");
    JsonNode json = new JsonMapper().readTree(line);
    assertThat(json.get("level").stringValue()).isEqualTo("WARN");
    assertThat(json.get("message").stringValue()).isEqualTo("Lost\nit");
    assertThat(json.get("stream").stringValue()).isEqualTo("0d\"40");
    assertThat(json.get("level_").stringValue()).isEqualTo("mine");
    assertThat(json.get("error").stringValue()).contains("IllegalStateException: broken");
    assertThat(json.get("time").stringValue()).contains("T").endsWith("Z");
  }

  @Test
  void followsTheLevelsOfSingleLoggers() {
    Logs.configure(context, "WARN", List.of("a.b=DEBUG"), false);

    assertThat(context.getLogger("a.b.C").isDebugEnabled()).isTrue();
    assertThat(context.getLogger("a.c").isInfoEnabled()).isFalse();
    assertThat(context.getLogger("a.c").isWarnEnabled()).isTrue();
  }

  private String written(boolean json, Consumer<Logger> logging) {
    context.setMDCAdapter(new LogbackMDCAdapter());
    Logs.configure(context, "INFO", List.of(), json);
    var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    var console = (ConsoleAppender<ILoggingEvent>) root.getAppender("console");
    ListAppender<ILoggingEvent> events = new ListAppender<>();
    events.start();
    root.detachAppender(console);
    root.addAppender(events);
    logging.accept(context.getLogger("dev.tandem.Example"));
    return new String(console.getEncoder().encode(events.list.getFirst()), StandardCharsets.UTF_8);
  }
}
