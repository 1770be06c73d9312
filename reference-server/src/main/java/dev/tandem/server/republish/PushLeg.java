package dev.tandem.server.republish;

import dev.tandem.server.media.api.PeerFailure;
import dev.tandem.server.media.api.PeerOptions;
import dev.tandem.server.media.api.PeerStats;
import dev.tandem.server.media.api.PlayerListener;
import dev.tandem.server.media.api.PlayingPeer;
import dev.tandem.server.media.api.ReceiveTrack;
import dev.tandem.server.media.rtp.MediaKind;
import dev.tandem.server.signalling.message.WcsMessage;
import dev.tandem.server.signalling.sdp.PushOffer;
import dev.tandem.server.signalling.sdp.PushOffer.NegotiatedPush;
import dev.tandem.server.signalling.sdp.SdpException;
import dev.tandem.server.stream.Publication;
import dev.tandem.server.stream.PublicationObserver;
import dev.tandem.server.stream.StreamEvent;
import dev.tandem.server.stream.Subscription;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Sends a local publication: to the media engine the target is one more player of it. */
final class PushLeg implements Leg {
  private final AgentContext context;
  private final Publication publication;
  private final String mediaSessionId;
  private final StreamMessages messages;
  private final List<ReceiveTrack> tracks;
  private final PushOffer offer;
  private volatile @Nullable PlayingPeer peer;
  private @Nullable Subscription subscription;
  private @Nullable Events events;

  PushLeg(
      AgentContext context,
      Publication publication,
      String mediaSessionId,
      String remoteStreamName) {
    this.context = context;
    this.publication = publication;
    this.mediaSessionId = mediaSessionId;
    this.messages = new StreamMessages(mediaSessionId, remoteStreamName, true);
    this.tracks = publication.tracks();
    this.offer = PushOffer.of(tracks, remoteStreamName, context.random());
  }

  @Override
  public String remoteMediaSessionId() {
    return mediaSessionId;
  }

  @Override
  public void open(Events listener) {
    events = listener;
    peer =
        context
            .engine()
            .openPlayer(
                publication.peer(), PeerOptions.offering(mediaSessionId), new Peer(listener));
    subscription = publication.observe(new Observer(listener));
  }

  @Override
  public WcsMessage offer() {
    return messages.request(
        has(MediaKind.AUDIO), has(MediaKind.VIDEO), offer.sdp(opened().local()));
  }

  @Override
  public void answer(String sdp) throws SdpException {
    NegotiatedPush push = offer.accept(sdp);
    opened().start(push.remote(), push.tracks());
  }

  /** The target publishes, so media have arrived there; it learns what is muted. */
  @Override
  public void remoteActive() {
    Events listener = Objects.requireNonNull(events);
    listener.established();
    if (publication.audioMuted()) {
      listener.send(messages.event(new StreamEvent(StreamEvent.AUDIO_MUTED, null)));
    }
    if (publication.videoMuted()) {
      listener.send(messages.event(new StreamEvent(StreamEvent.VIDEO_MUTED, null)));
    }
  }

  /** Events come from publishers; the target has none for us. */
  @Override
  public void remoteEvent(StreamEvent event) {}

  @Override
  public WcsMessage farewell() {
    return messages.farewell();
  }

  @Override
  public PeerStats stats() {
    PlayingPeer current = peer;
    return current == null ? PeerStats.NONE : current.stats();
  }

  @Override
  public void close(AttemptEnd end) {
    if (subscription != null) {
      subscription.close();
    }
    PlayingPeer current = peer;
    if (current != null) {
      current.close();
    }
  }

  private PlayingPeer opened() {
    return Objects.requireNonNull(peer, "not opened");
  }

  private boolean has(MediaKind kind) {
    return tracks.stream().anyMatch(track -> track.kind() == kind);
  }

  private record Peer(Events events) implements PlayerListener {
    @Override
    public void connected() {}

    @Override
    public void failed(PeerFailure failure, String detail) {
      events.ended(AttemptEnd.failed("media to the target were lost: " + detail));
    }
  }

  private final class Observer implements PublicationObserver {
    private final Events listener;

    Observer(Events listener) {
      this.listener = listener;
    }

    @Override
    public void event(StreamEvent event) {
      listener.send(messages.event(event));
    }

    @Override
    public void ended(String info) {
      listener.ended(AttemptEnd.localStreamEnded(info));
    }
  }
}
