package dev.tandem.server.signalling.session;

import dev.tandem.server.signalling.message.BadMessageException;
import dev.tandem.server.signalling.message.Fields;
import dev.tandem.server.signalling.message.WcsMessage;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs, bug reports and application data of the client: {@code sessionDebug}, {@code pushLogs},
 * {@code submitBugReport}, {@code sendData}. Single-threaded.
 */
final class Diagnostics {
  private static final Logger LOG = LoggerFactory.getLogger(Diagnostics.class);
  private static final int LOGGED_CHARACTERS = 2000;

  private final SessionContext session;

  Diagnostics(SessionContext session) {
    this.session = session;
  }

  Map<String, MessageHandler> handlers() {
    return Map.of(
        "sessionDebug",
        this::sessionDebug,
        "pushLogs",
        message -> LOG.debug("Client log: {}", loggable(message)),
        "submitBugReport",
        message -> LOG.info("Bug report: {}", loggable(message)),
        "sendData",
        this::sendData);
  }

  /** While it is on, the names of the client's messages are in the server's log at level INFO. */
  private void sessionDebug(WcsMessage message) throws BadMessageException {
    String command = message.fields().requiredText("command");
    switch (command) {
      case "start" -> setDebugging(true);
      case "stop" -> setDebugging(false);
      default ->
          throw new BadMessageException("sessionDebug: expected command to be start or stop");
    }
  }

  private void setDebugging(boolean on) {
    session.setDebugging(on);
    session.outbox().send(ServerMessages.sessionDebug(on ? "STARTED" : "STOPPED"));
  }

  private void sendData(WcsMessage message) throws BadMessageException {
    Fields fields = message.fields();
    session
        .outbox()
        .send(
            ServerMessages.dataStatus(
                fields.requiredText("operationId"),
                false,
                "No application backend is attached to this server"));
  }

  /** The start of the message on one line: a client must not be able to forge log lines. */
  private static String loggable(WcsMessage message) {
    String text = message.data().toString();
    String start = text.substring(0, Math.min(text.length(), LOGGED_CHARACTERS));
    return start.replaceAll("\\p{Cntrl}", " ");
  }
}
