package dev.tandem.load.client;

import java.time.Duration;
import java.util.Optional;

/**
 * One native client's peer connection. It makes the offer, or answers one, and both are texts (SDP,
 * RFC 8866), so that an adapter only has to carry them.
 */
public interface Client extends AutoCloseable {

  /** The offer of a client that was opened with {@link Side#OFFERING}. */
  String offer();

  /** Takes the answer to {@link #offer} and begins to connect. */
  void accept(String answer) throws ClientException;

  /** Answers the offer of the server, and begins to connect ({@link Side#ANSWERING}). */
  String answer(String offer) throws ClientException;

  /** Waits until ICE and DTLS are up. */
  void awaitConnected(Duration limit) throws ClientException, InterruptedException;

  /** Why the connection was lost, if it was. */
  Optional<String> lost();

  /** Goes silent at once, without DTLS's goodbye. */
  void vanish();

  /** Ends in good order. Closing twice is harmless. */
  @Override
  void close();

  /** Who makes the offer; it is the controlling ICE agent. */
  enum Side {
    OFFERING,
    ANSWERING
  }
}
