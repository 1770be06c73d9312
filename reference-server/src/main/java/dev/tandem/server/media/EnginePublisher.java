package dev.tandem.server.media;

import dev.tandem.server.media.api.PublisherListener;
import dev.tandem.server.media.api.PublishingPeer;
import dev.tandem.server.media.api.ReceiveTrack;
import dev.tandem.server.media.api.RemoteTransport;
import dev.tandem.server.media.router.PublisherDeadlines;
import dev.tandem.server.media.router.PublisherEvents;
import dev.tandem.server.media.router.PublisherSession;
import dev.tandem.server.media.transport.TransportParts;
import java.util.List;

/** A publisher as control holds it. */
final class EnginePublisher extends EnginePeer implements PublishingPeer, PublisherEvents {
  private final PublisherListener listener;
  private final PublisherSession session;

  EnginePublisher(
      LoopRuntime loop,
      PeerSetup setup,
      TransportParts parts,
      PublisherDeadlines deadlines,
      PublisherListener listener,
      SerialEvents events,
      Runnable whenClosed) {
    super(loop, setup, listener, events, whenClosed);
    this.listener = listener;
    this.session =
        new PublisherSession(
            setup.ufrag(),
            loop.context,
            this,
            deadlines,
            loop.timers,
            transportListener -> openTransport(parts, transportListener));
    begin(session);
  }

  PublisherSession session() {
    return session;
  }

  @Override
  public void start(RemoteTransport remote, List<ReceiveTrack> tracks) {
    loop.execute(now -> session.start(remote, tracks, now));
  }

  @Override
  public void requestKeyFrame() {
    loop.execute(session::requestKeyFrame);
  }

  @Override
  public void firstMedia() {
    post(listener::firstMedia);
  }

  @Override
  public void videoFormat(int width, int height) {
    post(() -> listener.videoFormat(width, height));
  }
}
