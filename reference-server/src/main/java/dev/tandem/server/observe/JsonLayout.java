package dev.tandem.server.observe;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.LayoutBase;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** One JSON object on a line for each event; key-value pairs of the event are its members. */
final class JsonLayout extends LayoutBase<ILoggingEvent> {

  private static final JsonMapper JSON = new JsonMapper();

  @Override
  public String doLayout(ILoggingEvent event) {
    ObjectNode line = JSON.createObjectNode();
    line.put("time", event.getInstant().toString());
    line.put("level", event.getLevel().toString());
    line.put("logger", event.getLoggerName());
    line.put("thread", event.getThreadName());
    line.put("message", event.getFormattedMessage());
    if (event.getKeyValuePairs() != null) {
      event.getKeyValuePairs().forEach(pair -> addPair(line, pair.key, String.valueOf(pair.value)));
    }
    for (Map.Entry<String, String> entry : event.getMDCPropertyMap().entrySet()) {
      addPair(line, entry.getKey(), entry.getValue());
    }
    if (event.getThrowableProxy() != null) {
      line.put("error", ThrowableProxyUtil.asString(event.getThrowableProxy()));
    }
    return line + "\n";
  }

  private static void addPair(ObjectNode line, String key, String value) {
    line.put(line.has(key) ? key + "_" : key, value);
  }
}
