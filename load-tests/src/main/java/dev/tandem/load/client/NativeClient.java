package dev.tandem.load.client;

import dev.tandem.server.media.FarPeer;
import dev.tandem.server.media.api.RemoteTransport;
import dev.tandem.server.media.router.PeerSession;
import dev.tandem.server.signalling.sdp.SdpException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What clients of both directions have in common.
 *
 * @param <S> their session
 */
abstract class NativeClient<S extends PeerSession> implements Client {

  /** Opens the peer of a client. */
  @FunctionalInterface
  interface Opening<S extends PeerSession> {

    FarPeer<S> open(Connection connection) throws ClientException;
  }

  /** What a description told. */
  interface Description {

    /** Reads and begins, or says what does not fit. */
    String apply() throws SdpException;
  }

  private final NativeClientEngine engine;
  private final AtomicBoolean open = new AtomicBoolean(true);
  final Connection connection = new Connection();
  final FarPeer<S> peer;

  NativeClient(NativeClientEngine engine, Opening<S> opening) throws ClientException {
    this.engine = engine;
    this.peer = opening.open(connection);
  }

  final void start(RemoteTransport remote) {
    peer.start(remote);
  }

  final String applied(Description description) throws ClientException {
    try {
      return description.apply();
    } catch (SdpException e) {
      throw new ClientException("the server's description: " + e.getMessage(), e);
    }
  }

  @Override
  public final void awaitConnected(Duration limit) throws ClientException, InterruptedException {
    connection.await(limit);
  }

  @Override
  public final Optional<String> lost() {
    return connection.lost();
  }

  @Override
  public final void vanish() {
    if (end()) {
      peer.vanish();
    }
  }

  @Override
  public final void close() {
    if (end()) {
      peer.close();
    }
  }

  private boolean end() {
    boolean first = open.compareAndSet(true, false);
    if (first) {
      connection.ended();
      engine.closed(this);
    }
    return first;
  }
}
