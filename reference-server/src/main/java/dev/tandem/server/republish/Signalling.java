package dev.tandem.server.republish;

import java.net.URI;

/** Opens WebSocket connections: the seam between the agent and the WebSocket client. */
interface Signalling {

  /**
   * Connects to a server. Returns at once; everything else is told to the listener.
   *
   * @return the way to close the connection, also while it is being opened
   */
  Connection open(URI uri, Listener listener);

  /** A connection. No method blocks; all may be called by any thread, also after its end. */
  interface Connection {
    /** Sends a text frame, once {@link Listener#opened} was called. */
    void send(String text);

    /** Sends a WebSocket ping. */
    void ping();

    /** Closes the connection, or stops opening it. */
    void close();
  }

  /** What becomes of a connection. Called by any thread, one call at a time; must not block. */
  interface Listener {
    /** The connection is open. */
    void opened();

    /**
     * A text frame has arrived.
     *
     * @param next to be run when the next frame may be read
     */
    void text(String text, Runnable next);

    /** Something else, such as a pong, has arrived. */
    void alive();

    /**
     * The connection could not be opened or has ended. Called once, nothing follows.
     *
     * @param reason a sentence for people
     */
    void closed(String reason);
  }
}
