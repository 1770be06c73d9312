package dev.tandem.server.republish;

import dev.tandem.server.media.api.PeerFailure;
import dev.tandem.server.media.api.PeerOptions;
import dev.tandem.server.media.api.PeerStats;
import dev.tandem.server.media.api.PublisherListener;
import dev.tandem.server.media.api.PublishingPeer;
import dev.tandem.server.signalling.message.WcsMessage;
import dev.tandem.server.signalling.sdp.PullOffer;
import dev.tandem.server.signalling.sdp.PullOffer.NegotiatedPull;
import dev.tandem.server.signalling.sdp.SdpException;
import dev.tandem.server.stream.Publication;
import dev.tandem.server.stream.StreamAttributes;
import dev.tandem.server.stream.StreamEnd;
import dev.tandem.server.stream.StreamEvent;
import dev.tandem.server.stream.StreamInfos;
import dev.tandem.server.stream.StreamRefusedException;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Receives a stream of the target and publishes it here; it holds the local name from the start.
 */
final class PullLeg implements Leg {
  /** Events that the target has for each of its players alone, and not from its publisher. */
  private static final Set<String> EVENTS_FOR_THE_PLAYER =
      Set.of(
          StreamEvent.RESIZE,
          StreamEvent.NOT_ENOUGH_BANDWIDTH,
          StreamEvent.SNAPSHOT_FAILED,
          "snapshotCompleted");

  private final AgentContext context;
  private final Publication publication;
  private final String remoteMediaSessionId;
  private final StreamMessages messages;
  private final PullOffer offer;
  private volatile @Nullable PublishingPeer peer;
  private volatile @Nullable Events events;

  /**
   * Reserves the local name.
   *
   * @throws StreamRefusedException where it is taken
   */
  PullLeg(
      AgentContext context,
      String sessionId,
      String mediaSessionId,
      String localStreamName,
      String remoteStreamName)
      throws StreamRefusedException {
    this.context = context;
    this.remoteMediaSessionId = context.newId();
    this.messages = new StreamMessages(remoteMediaSessionId, remoteStreamName, false);
    this.offer = PullOffer.of(context.policy());
    StreamAttributes attributes =
        StreamAttributes.of("defaultApp", sessionId, mediaSessionId, localStreamName);
    this.publication = context.registry().reserve(attributes, this::ended);
  }

  @Override
  public String remoteMediaSessionId() {
    return remoteMediaSessionId;
  }

  @Override
  public void open(Events listener) {
    events = listener;
    peer =
        context
            .engine()
            .openPublisher(PeerOptions.offering(publication.mediaSessionId()), new Peer(listener));
  }

  @Override
  public WcsMessage offer() {
    return messages.request(true, true, offer.sdp(opened().local()));
  }

  @Override
  public void answer(String sdp) throws SdpException {
    NegotiatedPull pull = offer.accept(sdp);
    PublishingPeer current = opened();
    if (publication.started(current, pull.tracks())) {
      current.start(pull.remote(), pull.tracks());
    } else {
      Objects.requireNonNull(events).ended(AttemptEnd.localStreamEnded("ended before media came"));
    }
  }

  /** The target's PLAYING says less than the first packet, which is waited for. */
  @Override
  public void remoteActive() {}

  @Override
  public void remoteEvent(StreamEvent event) {
    if (!EVENTS_FOR_THE_PLAYER.contains(event.type())) {
      publication.event(event);
    }
  }

  @Override
  public WcsMessage farewell() {
    return messages.farewell();
  }

  @Override
  public PeerStats stats() {
    PublishingPeer current = peer;
    return current == null ? PeerStats.NONE : current.stats();
  }

  @Override
  public void releaseName(AttemptEnd end) {
    publication.end(StreamEnd.failed(end.info(), end.reason()));
  }

  @Override
  public void close(AttemptEnd end) {
    events = null;
    releaseName(end);
    PublishingPeer current = peer;
    if (current != null) {
      current.close();
    }
  }

  /** Somebody else ended the local stream. */
  private void ended(StreamEnd end) {
    Events listener = events;
    if (listener != null) {
      listener.ended(AttemptEnd.localStreamEnded(end.info()));
    }
  }

  private PublishingPeer opened() {
    return Objects.requireNonNull(peer, "not opened");
  }

  private final class Peer implements PublisherListener {
    private final Events listener;

    Peer(Events listener) {
      this.listener = listener;
    }

    @Override
    public void connected() {}

    @Override
    public void firstMedia() {
      if (publication.publishing()) {
        listener.established();
      }
    }

    @Override
    public void videoFormat(int width, int height) {
      publication.videoFormat(width, height);
    }

    @Override
    public void failed(PeerFailure failure, String detail) {
      listener.ended(
          new AttemptEnd(
              true, "media from the target were lost: " + detail, StreamInfos.of(failure)));
    }
  }
}
