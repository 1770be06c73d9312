package dev.tandem.server.signalling.session;

import dev.tandem.server.signalling.message.BadMessageException;
import dev.tandem.server.signalling.message.WcsMessage;

/** Does what one kind of message asks for. */
@FunctionalInterface
interface MessageHandler {

  /**
   * Handles one message.
   *
   * @throws BadMessageException where the message's fields cannot be used; the client is told
   */
  void handle(WcsMessage message) throws BadMessageException;
}
