package dev.tandem.server.signalling.websocket;

import java.time.Duration;

/**
 * Bounds of connections.
 *
 * @param maxConnections open WebSockets; more are refused with HTTP status 503
 * @param messagesPerSecond how many messages are read from one connection in the long run; those
 *     that come faster wait in its TCP connection
 * @param messageBurst how many may be read at once
 * @param maxQueuedCharacters what may wait to be sent on one connection; a client that reads more
 *     slowly is disconnected
 * @param closeTimeout how long a client may take to answer a close frame
 */
public record WebSocketLimits(
    int maxConnections,
    int messagesPerSecond,
    int messageBurst,
    int maxQueuedCharacters,
    Duration closeTimeout) {
  public static final WebSocketLimits DEFAULT =
      new WebSocketLimits(10_000, 200, 2000, 4 << 20, Duration.ofSeconds(2));
}
