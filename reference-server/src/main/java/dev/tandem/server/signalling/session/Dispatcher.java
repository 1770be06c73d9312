package dev.tandem.server.signalling.session;

import dev.tandem.server.signalling.message.BadMessageException;
import dev.tandem.server.signalling.message.WcsMessage;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Hands each message to the handler of its name. Unknown messages are passed over. What cannot be
 * read is answered by {@code fail}, until there was too much of it. Single-threaded.
 */
final class Dispatcher {
  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

  private final SessionContext session;
  private final Map<String, MessageHandler> handlers;
  private int badMessages;

  Dispatcher(SessionContext session, Map<String, MessageHandler> handlers) {
    this.session = session;
    this.handlers = Map.copyOf(handlers);
  }

  void received(String text) {
    WcsMessage message;
    try {
      message = WcsMessage.parse(text, session.options().messageLimits());
    } catch (BadMessageException e) {
      bad("", "", e);
      return;
    }
    LOG.atLevel(session.debugging() ? Level.INFO : Level.DEBUG).log("Received {}", message.name());
    MessageHandler handler = handlers.get(message.name());
    if (handler == null) {
      LOG.debug("Passed over the unknown message {}", message.name());
      return;
    }
    try {
      handler.handle(message);
    } catch (BadMessageException e) {
      bad(message.name(), idOf(message), e);
    }
  }

  private void bad(String apiMethod, String id, BadMessageException problem) {
    badMessages++;
    LOG.info("Bad message {} of this connection: {}", badMessages, problem.getMessage());
    session.outbox().send(ServerMessages.fail(apiMethod, id, problem.getMessage()));
    if (badMessages > session.options().maxBadMessages()) {
      session.outbox().close(CloseCodes.POLICY_VIOLATION, "Too many bad messages");
    }
  }

  private static String idOf(WcsMessage message) {
    try {
      return message.fields().textOr("mediaSessionId", "");
    } catch (BadMessageException e) {
      return "";
    }
  }
}
