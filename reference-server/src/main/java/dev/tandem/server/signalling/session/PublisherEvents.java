package dev.tandem.server.signalling.session;

import dev.tandem.server.media.api.PeerFailure;
import dev.tandem.server.media.api.PublisherListener;
import dev.tandem.server.stream.Publication;
import dev.tandem.server.stream.StreamStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the media engine tells of one publishing peer, brought to its session's mailbox. */
final class PublisherEvents implements PublisherListener {
  private static final Logger LOG = LoggerFactory.getLogger(PublisherEvents.class);

  private final SessionContext session;
  private final Publication publication;
  private final LostPeers lostPeers;

  PublisherEvents(SessionContext session, Publication publication, LostPeers lostPeers) {
    this.session = session;
    this.publication = publication;
    this.lostPeers = lostPeers;
  }

  /** PUBLISHING has to mean playable, so it waits for media. */
  @Override
  public void connected() {}

  @Override
  public void firstMedia() {
    session.mailbox().execute(this::tellPublishing);
  }

  private void tellPublishing() {
    if (publication.publishing()) {
      session.outbox().send(StatusMessages.active(publication, StreamStatus.PUBLISHING));
      LOG.atInfo()
          .addKeyValue("mediaSessionId", publication.mediaSessionId())
          .addKeyValue("stream", publication.name())
          .log("PUBLISHING");
    }
  }

  @Override
  public void videoFormat(int width, int height) {
    session.mailbox().execute(() -> publication.videoFormat(width, height));
  }

  @Override
  public void failed(PeerFailure failure, String detail) {
    session.mailbox().execute(() -> lostPeers.lost(publication, failure, detail));
  }
}
