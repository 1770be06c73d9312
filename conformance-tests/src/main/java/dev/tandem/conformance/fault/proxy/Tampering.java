package dev.tandem.conformance.fault.proxy;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What a faulty server does otherwise; every method passes on what it does not change. */
public interface Tampering {
  /** Changes nothing. */
  Tampering NONE = new Tampering() {};

  /** A request over HTTP. */
  default Reply http(Request request, Upstream server) throws IOException {
    return server.ask(request);
  }

  /** A WebSocket handshake: the reply that refuses it, or null. */
  default @Nullable Reply handshake(Request request) {
    return null;
  }

  /** A WebSocket has been opened on both sides. */
  default void opened(Conversation talk) {}

  /** The client has sent a message. */
  default void fromClient(Conversation talk, Message message) {
    talk.toServer(message);
  }

  /** The client is sending a message, of which so many bytes have come. */
  default void fromClientSoFar(Conversation talk, long bytes) {}

  /** The server has sent a message. */
  default void fromServer(Conversation talk, Message message) {
    talk.toClient(message);
  }

  /** The client has gone, with or without a close. */
  default void clientLeft(Conversation talk) {
    talk.leaveServer();
  }

  /** The server has ended the connection. */
  default void serverLeft(Conversation talk) {
    talk.leaveClient();
  }

  /** A connection over TLS, seen before its first byte; whether it is taken on to the server. */
  default boolean tls(Tunnel tunnel) throws IOException {
    return true;
  }

  /** A request over HTTP was broken off before its end. */
  default void brokenRequest(FaultyServer proxy) {}

  /** The server behind, or the next tampering before it. */
  interface Upstream {
    Reply ask(Request request) throws IOException;

    FaultyServer proxy();
  }
}
