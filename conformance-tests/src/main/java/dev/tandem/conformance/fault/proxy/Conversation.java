package dev.tandem.conformance.fault.proxy;

import java.time.Duration;
import java.util.concurrent.ConcurrentMap;

/** One WebSocket from a client through the proxy to the server, as a tampering sees it. */
public interface Conversation {
  /** Sends on towards the server. */
  void toServer(Message message);

  /** Sends on towards the client. */
  void toClient(Message message);

  /** Sends a ping of the WebSocket protocol to the client. */
  void pingClient();

  /** Ends the side of the client, without a close. */
  void leaveClient();

  /** Ends the side of the server, without a close. */
  void leaveServer();

  /** Ends both sides. */
  default void end() {
    leaveClient();
    leaveServer();
  }

  /** Does this later, unless the conversation is over by then. */
  void later(Duration delay, Runnable deed);

  /** The path that the client asked for. */
  String path();

  /** Whether the client is another server that pushes or pulls, by its User-Agent. */
  boolean fromServer();

  /** What a tampering remembers about this conversation. */
  ConcurrentMap<String, Object> notes();

  /** The proxy as a whole. */
  FaultyServer proxy();
}
