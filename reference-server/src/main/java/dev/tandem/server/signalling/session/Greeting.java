package dev.tandem.server.signalling.session;

import dev.tandem.server.signalling.message.BadMessageException;
import dev.tandem.server.signalling.message.WcsMessage;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers {@code connection}, once, and ends connections that never send it. Single-threaded. */
final class Greeting {
  private static final Logger LOG = LoggerFactory.getLogger(Greeting.class);

  private final SessionContext session;

  Greeting(SessionContext session) {
    this.session = session;
  }

  Map<String, MessageHandler> handlers() {
    return Map.of("connection", this::connection);
  }

  private void connection(WcsMessage message) throws BadMessageException {
    if (session.identity() != null) {
      throw new BadMessageException("connection: the session is established already");
    }
    ClientIdentity client = ClientIdentity.read(message.fields());
    session.introduced(client);
    session.outbox().send(ServerMessages.userData(session.id(), client));
    session.outbox().send(ServerMessages.version(session.options().version()));
    LOG.atInfo().addKeyValue("appKey", client.appKey()).log("Session established");
  }

  /** To be called when the time for {@code connection} is over. */
  void deadline() {
    if (session.identity() == null) {
      session
          .outbox()
          .close(
              CloseCodes.POLICY_VIOLATION,
              "No connection message within "
                  + session.options().greetingTimeout().toMillis()
                  + " ms");
    }
  }
}
