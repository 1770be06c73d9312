package dev.tandem.server.media;

import dev.tandem.server.media.api.LocalTransport;
import dev.tandem.server.media.api.MediaPeer;
import dev.tandem.server.media.api.PeerFailure;
import dev.tandem.server.media.api.PeerListener;
import dev.tandem.server.media.api.PeerStats;
import dev.tandem.server.media.ice.IceAgent;
import dev.tandem.server.media.router.PeerEvents;
import dev.tandem.server.media.router.PeerSession;
import dev.tandem.server.media.transport.Network;
import dev.tandem.server.media.transport.PeerTransport;
import dev.tandem.server.media.transport.TransportListener;
import dev.tandem.server.media.transport.TransportParts;
import dev.tandem.server.media.udp.UdpPort;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
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
  private @Nullable PeerTransport transport;
  private @Nullable LoopPeer served;

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

  /** Opens the transport, once, while the session is made. */
  final PeerTransport openTransport(TransportParts parts, TransportListener transportListener) {
    Network network = new PeerNetwork(loop, setup.agentPort());
    IceAgent agent = setup.agent(network::send);
    PeerTransport opened =
        new PeerTransport(agent, parts, loop::execute, network, transportListener);
    transport = opened;
    return opened;
  }

  /** Has the loop serve the session from now on. */
  final void begin(PeerSession session) {
    LoopPeer peer = new LoopPeer(session, Objects.requireNonNull(transport));
    served = peer;
    loop.execute(now -> loop.open(setup.ufrag(), peer, setup.agentPort(), now));
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

  /** Sends nothing more, where the peer has a port of its own. */
  final void silence() {
    UdpPort port = setup.agentPort();
    if (port != null) {
      loop.execute(now -> LoopRuntime.closeQuietly(port));
    }
  }

  @Override
  public final void close() {
    if (open.compareAndSet(true, false)) {
      events.close();
      loop.peers.decrementAndGet();
      whenClosed.run();
      LoopPeer peer = Objects.requireNonNull(served);
      loop.execute(now -> {
        peer.session().end();
        loop.close(setup.ufrag(), peer, setup.agentPort());
      });
    }
  }
}
