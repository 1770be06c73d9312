package dev.tandem.server.signalling.session;

import dev.tandem.server.signalling.message.WcsMessage;

/** The way to the client. Methods may be called by any thread, return at once, and keep order. */
public interface Outbox {

  /** Sends a message, or drops it where the connection is closing. */
  void send(WcsMessage message);

  /** Sends a WebSocket ping (RFC 6455, section 5.5.2). */
  void sendPing();

  /**
   * Closes the connection. Only the first call counts.
   *
   * @param code status code (RFC 6455, section 7.4)
   * @param reason at most 123 octets
   */
  void close(int code, String reason);
}
