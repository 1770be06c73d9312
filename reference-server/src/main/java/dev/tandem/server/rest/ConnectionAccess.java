package dev.tandem.server.rest;

import dev.tandem.server.signalling.session.ConnectionInfo;
import java.util.List;

/** What REST needs of the WebSocket connections. */
public interface ConnectionAccess {

  /** Those that have introduced themselves. */
  List<ConnectionInfo> connections();

  /** Closes one; false where there is none with this id. */
  boolean terminateConnection(String sessionId);
}
