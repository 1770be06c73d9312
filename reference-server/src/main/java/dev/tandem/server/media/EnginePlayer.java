package dev.tandem.server.media;

import dev.tandem.server.media.api.PlayerListener;
import dev.tandem.server.media.api.PlayingPeer;
import dev.tandem.server.media.api.RemoteTransport;
import dev.tandem.server.media.api.SendTrack;
import dev.tandem.server.media.router.SubscriberEvents;
import dev.tandem.server.media.router.SubscriberSession;
import dev.tandem.server.media.transport.TransportParts;
import java.util.List;

/** A player as control holds it. */
final class EnginePlayer extends EnginePeer implements PlayingPeer, SubscriberEvents {
  private final PlayerListener listener;
  private final SubscriberSession session;

  EnginePlayer(
      EnginePublisher source,
      LoopRuntime loop,
      PeerSetup setup,
      TransportParts parts,
      PlayerListener listener,
      SerialEvents events,
      Runnable whenClosed) {
    super(loop, setup, listener, events, whenClosed);
    this.listener = listener;
    this.session =
        new SubscriberSession(
            source.feed(loop),
            loop.context,
            this,
            loop.timers,
            transportListener -> openTransport(parts, transportListener));
    begin(session);
  }

  @Override
  public void start(RemoteTransport remote, List<SendTrack> tracks) {
    loop.execute(now -> session.start(remote, tracks, now));
  }

  @Override
  public void notEnoughBandwidth(long estimateBps, long neededBps) {
    post(() -> listener.notEnoughBandwidth(estimateBps, neededBps));
  }
}
