package dev.tandem.server.media;

import dev.tandem.server.media.api.LocalTransport;
import dev.tandem.server.media.api.MediaPeer;
import dev.tandem.server.media.api.PeerFailure;
import dev.tandem.server.media.api.PeerListener;
import dev.tandem.server.media.api.PeerStats;
import dev.tandem.server.media.ice.IceAgent;
import dev.tandem.server.media.router.PeerEvents;
import dev.tandem.server.media.router.PeerSession;
import dev.tandem.server.media.transport.PeerTransport;
import dev.tandem.server.media.transport.TransportListener;
import dev.tandem.server.media.transport.TransportParts;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The side of a peer that control holds: what it asks becomes a command to the loop, what the loop
 * says becomes a call of the listener.
 */
abstract class EnginePeer implements MediaPeer, PeerEvents {
  private static final Logger LOG = LoggerFactory.getLogger(EnginePeer.class);

  final LoopRuntime loop;
  private final PeerSetup setup;
  private final PeerListener listener;
  private final SerialEvents events;
  private final Runnable whenClosed;
  private final AtomicBoolean open = new AtomicBoolean(true);
  private volatile PeerStats stats = PeerStats.NONE;

  EnginePeer(
      LoopRuntime loop,
      PeerSetup setup,
      PeerListener listener,
      SerialEvents events,
      Runnable whenClosed) {
    this.loop = loop;
    this.setup = setup;
    this.listener = listener;
    this.events = events;
    this.whenClosed = whenClosed;
    loop.peers.incrementAndGet();
  }

  /** The session on the loop. */
  abstract PeerSession session();

  /** Ends the session, on the loop. */
  abstract void closeSession();

  final PeerTransport openTransport(TransportParts parts, TransportListener transportListener) {
    IceAgent agent = setup.agent((b, o, l, to) -> loop.send(setup.agentPort(), b, o, l, to));
    return new PeerTransport(
        agent,
        parts,
        loop::execute,
        (b, o, l, to) -> loop.send(setup.agentPort(), b, o, l, to),
        transportListener);
  }

  final void begin() {
    loop.execute(now -> loop.open(setup.ufrag(), session(), setup.agentPort(), now));
  }

  final void post(Runnable event) {
    events.post(event);
  }

  @Override
  public final LocalTransport local() {
    return setup.local();
  }

  @Override
  public final PeerStats stats() {
    return stats;
  }

  @Override
  public final void stats(PeerStats latest) {
    stats = latest;
  }

  @Override
  public final void connected() {
    LOG.atDebug().addKeyValue("peer", setup.label()).log("connected");
    post(listener::connected);
  }

  @Override
  public final void failed(PeerFailure failure, String detail) {
    LOG.atInfo()
        .addKeyValue("peer", setup.label())
        .addKeyValue("failure", failure)
        .log("peer lost: {}", detail);
    post(() -> listener.failed(failure, detail));
  }

  @Override
  public final void close() {
    if (open.compareAndSet(true, false)) {
      events.close();
      loop.peers.decrementAndGet();
      whenClosed.run();
      loop.execute(now -> {
        closeSession();
        loop.close(setup.ufrag(), session(), setup.agentPort());
      });
    }
  }
}
