package dev.tandem.server.media;

import dev.tandem.server.media.api.PeerFailure;
import dev.tandem.server.media.api.PeerListener;
import dev.tandem.server.media.api.RemoteTransport;
import dev.tandem.server.media.counters.LoopCounters;
import dev.tandem.server.media.router.PeerSession;
import dev.tandem.server.media.router.Wakeups;
import dev.tandem.server.media.transport.MediaTransport;
import dev.tandem.server.media.transport.OnLoop;
import dev.tandem.server.media.transport.TransportListener;
import dev.tandem.server.media.transport.TransportParts;

/**
 * A peer whose session is supplied: the far end of a peer, with real ICE, DTLS and SRTP, for the
 * warm-up, for tests and for load.
 *
 * @param <S> its session
 */
public final class FarPeer<S extends PeerSession> extends EnginePeer {

  /** Makes the session of a peer, before the loop serves it. */
  @FunctionalInterface
  public interface SessionFactory<S extends PeerSession> {

    S make(Place place);
  }

  /**
   * Where a session lives.
   *
   * @param loop number of the media loop
   * @param counters of the loop
   * @param wakeups lets the session be polled earlier
   * @param transport reaches the other side
   */
  public record Place(int loop, LoopCounters counters, Wakeups wakeups, MediaTransport transport) {}

  private final MediaTransport transport;
  private final S session;

  FarPeer(
      LoopRuntime loop,
      PeerSetup setup,
      TransportParts parts,
      PeerListener listener,
      SerialEvents events,
      SessionFactory<S> sessions) {
    super(loop, setup, listener, events, () -> {});
    transport = openTransport(parts, new Connection());
    session = sessions.make(new Place(loop.index, loop.counters, loop.timers, transport));
    begin(session);
  }

  /** Polls the session as soon as its transport is connected. */
  private final class Connection implements TransportListener {

    @Override
    public void connected(long nowNs) {
      FarPeer.this.connected();
      loop.timers.wakeAt(session, nowNs);
    }

    @Override
    public void early(boolean isControl, byte[] packet, long cameNs) {
      session.receive(isControl, packet, 0, packet.length, cameNs);
    }

    @Override
    public void failed(PeerFailure failure, String detail) {
      FarPeer.this.failed(failure, detail);
    }
  }

  /** Begins to connect. */
  public void start(RemoteTransport remote) {
    loop.execute(now -> transport.start(remote, now));
    loop.execute(now -> loop.timers.wakeAt(session, now));
  }

  /** The session; it is the media loop's, but for what is meant for other threads. */
  public S session() {
    return session;
  }

  /** Ends without a word: the other side has to notice by itself. */
  public void vanish() {
    silence();
    close();
  }

  /** Has something done on the media loop. */
  public void execute(OnLoop.Work work) {
    loop.execute(work);
  }
}
