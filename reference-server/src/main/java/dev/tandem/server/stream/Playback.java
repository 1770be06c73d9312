package dev.tandem.server.stream;

import dev.tandem.server.media.api.PeerStats;
import dev.tandem.server.media.api.PlayingPeer;
import dev.tandem.server.media.rtp.MediaKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One player of one {@link Publication}. It ends by itself, as FAILED with "Stopped by publisher
 * stop", when the publication ends. Thread-safe.
 */
public final class Playback implements LiveStream {
  private final StreamRegistry registry;
  private final StreamAttributes attributes;
  private final Publication publication;
  private final PlaybackOwner owner;
  private final Instant created;
  private final StreamLifecycle lifecycle = new StreamLifecycle();
  private final PublicationObserver observer = new Observer();
  private @Nullable Subscription subscription;
  private @Nullable PlayingPeer peer;

  Playback(
      StreamRegistry registry,
      StreamAttributes attributes,
      Publication publication,
      PlaybackOwner owner,
      Instant created) {
    this.registry = registry;
    this.attributes = attributes;
    this.publication = publication;
    this.owner = owner;
    this.created = created;
  }

  @Override
  public StreamAttributes attributes() {
    return attributes;
  }

  @Override
  public StreamStatus status() {
    return lifecycle.status();
  }

  /** What is played. */
  public Publication publication() {
    return publication;
  }

  /**
   * Gives the playback its media peer, which it closes when it ends.
   *
   * @return false where the playback has ended already; the peer is closed then
   */
  public boolean started(PlayingPeer mediaPeer) {
    synchronized (this) {
      if (lifecycle.end() == null) {
        peer = mediaPeer;
        return true;
      }
    }
    mediaPeer.close();
    return false;
  }

  /** The player's transport is up; false where that was known already or the playback has ended. */
  public boolean playing() {
    return lifecycle.activate(StreamStatus.PLAYING);
  }

  /** Called once, by the registry. */
  void followPublication() {
    Subscription opened = publication.observe(observer);
    synchronized (this) {
      subscription = opened;
      if (lifecycle.end() == null) {
        return;
      }
    }
    opened.close();
  }

  @Override
  public boolean end(StreamEnd end) {
    PlayingPeer ending;
    Subscription following;
    synchronized (this) {
      if (!lifecycle.end(end)) {
        return false;
      }
      ending = peer;
      following = subscription;
    }
    registry.remove(this);
    if (following != null) {
      following.close();
    }
    if (ending != null) {
      ending.close();
    }
    owner.ended(end);
    return true;
  }

  @Override
  public synchronized StreamInfo info() {
    return new StreamInfo(
        attributes,
        false,
        lifecycle.status(),
        TrackCodecs.nameOf(publication.tracks(), MediaKind.AUDIO),
        TrackCodecs.nameOf(publication.tracks(), MediaKind.VIDEO),
        publication.audioMuted(),
        publication.videoMuted(),
        created,
        peer == null ? PeerStats.NONE : peer.stats());
  }

  /** Hides the observer's methods from the playback's users. */
  private final class Observer implements PublicationObserver {
    @Override
    public void event(StreamEvent event) {
      owner.event(event);
    }

    @Override
    public void videoFormat(int width, int height) {
      owner.videoFormat(width, height);
    }

    @Override
    public void ended(String info) {
      end(StreamEnd.failed(StreamInfos.STOPPED_BY_PUBLISHER_STOP, "The publisher: " + info));
    }
  }
}
