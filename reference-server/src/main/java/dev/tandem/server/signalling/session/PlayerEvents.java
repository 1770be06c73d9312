package dev.tandem.server.signalling.session;

import dev.tandem.server.media.api.PeerFailure;
import dev.tandem.server.media.api.PlayerListener;
import dev.tandem.server.stream.Playback;
import dev.tandem.server.stream.Publication;
import dev.tandem.server.stream.StreamEvent;
import dev.tandem.server.stream.StreamStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the media engine tells of one playing peer, brought to its session's mailbox. */
final class PlayerEvents implements PlayerListener {
  private static final Logger LOG = LoggerFactory.getLogger(PlayerEvents.class);

  private final SessionContext session;
  private final Playback playback;
  private final LostPeers lostPeers;

  PlayerEvents(SessionContext session, Playback playback, LostPeers lostPeers) {
    this.session = session;
    this.playback = playback;
    this.lostPeers = lostPeers;
  }

  @Override
  public void connected() {
    session.mailbox().execute(this::tellPlaying);
  }

  private void tellPlaying() {
    if (!playback.playing()) {
      return;
    }
    String id = playback.mediaSessionId();
    Publication publication = playback.publication();
    if (publication.width() > 0) {
      session
          .outbox()
          .send(ServerMessages.videoFormat(id, publication.width(), publication.height()));
    }
    session.outbox().send(StatusMessages.active(playback, StreamStatus.PLAYING));
    LOG.atInfo()
        .addKeyValue("mediaSessionId", id)
        .addKeyValue("stream", playback.name())
        .log("PLAYING");
  }

  @Override
  public void notEnoughBandwidth(long estimateBps, long neededBps) {
    session.mailbox().execute(() -> tellNotEnoughBandwidth(estimateBps, neededBps));
  }

  private void tellNotEnoughBandwidth(long estimateBps, long neededBps) {
    if (playback.status() == StreamStatus.PLAYING) {
      session
          .outbox()
          .send(
              ServerMessages.streamEvent(
                  playback.mediaSessionId(),
                  StreamEvent.NOT_ENOUGH_BANDWIDTH,
                  neededBps + "/" + estimateBps));
    }
  }

  @Override
  public void failed(PeerFailure failure, String detail) {
    session.mailbox().execute(() -> lostPeers.lost(playback, failure, detail));
  }
}
