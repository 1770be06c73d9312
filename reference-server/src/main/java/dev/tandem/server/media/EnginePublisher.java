package dev.tandem.server.media;

import dev.tandem.server.media.api.PublisherListener;
import dev.tandem.server.media.api.PublishingPeer;
import dev.tandem.server.media.api.ReceiveTrack;
import dev.tandem.server.media.api.RemoteTransport;
import dev.tandem.server.media.router.Feed;
import dev.tandem.server.media.router.PublisherDeadlines;
import dev.tandem.server.media.router.PublisherEvents;
import dev.tandem.server.media.router.PublisherSession;
import dev.tandem.server.media.router.StreamMirror;
import dev.tandem.server.media.transport.TransportParts;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A publisher as control holds it. */
final class EnginePublisher extends EnginePeer implements PublishingPeer, PublisherEvents {
  private final PublisherListener listener;
  private final PublisherSession session;
  private final Map<LoopRuntime, StreamMirror> mirrors = new ConcurrentHashMap<>();
  private final Map<LoopRuntime, Integer> players = new ConcurrentHashMap<>();
  private volatile List<ReceiveTrack> published = List.of();

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

  /** Notes that a loop has one more player. */
  void joined(LoopRuntime playersLoop) {
    players.merge(playersLoop, 1, Integer::sum);
  }

  /** Notes that a loop has one player less. */
  void left(LoopRuntime playersLoop) {
    players.computeIfPresent(playersLoop, (key, count) -> count == 1 ? null : count - 1);
  }

  /** Whether a loop has players of this publisher. */
  boolean serves(LoopRuntime one) {
    return players.containsKey(one);
  }

  /** What players on a loop are served from. */
  Feed feed(LoopRuntime playersLoop) {
    return playersLoop == loop
        ? session
        : mirrors.computeIfAbsent(
            playersLoop,
            other -> new StreamMirror(session, loop::execute, () -> published, other.context));
  }

  @Override
  public void start(RemoteTransport remote, List<ReceiveTrack> tracks) {
    loop.execute(now -> session.start(remote, tracks, now));
    published = tracks; // only now: a mirror that sees it finds the session started
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
