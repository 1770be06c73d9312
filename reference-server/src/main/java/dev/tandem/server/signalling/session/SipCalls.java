package dev.tandem.server.signalling.session;

import dev.tandem.server.signalling.message.BadMessageException;
import dev.tandem.server.signalling.message.WcsMessage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Refuses SIP calls, which this server does not make. Single-threaded. */
final class SipCalls {
  private static final List<String> MESSAGES =
      List.of("call", "answer", "hangup", "hold", "unhold", "sendDtmf", "transfer");

  private final Outbox outbox;

  SipCalls(Outbox outbox) {
    this.outbox = outbox;
  }

  Map<String, MessageHandler> handlers() {
    Map<String, MessageHandler> handlers = new LinkedHashMap<>();
    MESSAGES.forEach(name -> handlers.put(name, this::refuse));
    return handlers;
  }

  private void refuse(WcsMessage message) throws BadMessageException {
    outbox.send(
        ServerMessages.fail(
            message.name(),
            message.fields().textOr("callId", ""),
            "This server does not support SIP calls"));
  }
}
