package dev.tandem.server.stream;

import dev.tandem.server.media.api.PeerStats;
import dev.tandem.server.media.api.PublishingPeer;
import dev.tandem.server.media.api.ReceiveTrack;
import dev.tandem.server.media.rtp.MediaKind;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A stream that is published under a name, from the moment the name is reserved. It is playable
 * from {@link #publishing()} until it ends. Thread-safe; observers are called without a lock held.
 */
public final class Publication implements LiveStream {
  private final StreamRegistry registry;
  private final StreamAttributes attributes;
  private final StreamOwner owner;
  private final Instant created;
  private final StreamLifecycle lifecycle = new StreamLifecycle();

  private final Set<PublicationObserver> observers = new LinkedHashSet<>();
  private @Nullable PublishingPeer peer;
  private List<ReceiveTrack> tracks = List.of();
  private boolean audioMuted;
  private boolean videoMuted;
  private int width;
  private int height;

  Publication(
      StreamRegistry registry, StreamAttributes attributes, StreamOwner owner, Instant created) {
    this.registry = registry;
    this.attributes = attributes;
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

  /** The media peer; fails where {@link #started} was not called yet. */
  public synchronized PublishingPeer peer() {
    if (peer == null) {
      throw new IllegalStateException("Stream " + name() + " has no media peer yet");
    }
    return peer;
  }

  /** What the publisher was allowed to send, empty before {@link #started}. */
  public synchronized List<ReceiveTrack> tracks() {
    return tracks;
  }

  /** Whether the publisher has said that its audio is muted. */
  public synchronized boolean audioMuted() {
    return audioMuted;
  }

  /** Whether the publisher has said that its video is muted. */
  public synchronized boolean videoMuted() {
    return videoMuted;
  }

  /** Width of the picture in pixels, 0 while unknown. */
  public synchronized int width() {
    return width;
  }

  /** Height of the picture in pixels, 0 while unknown. */
  public synchronized int height() {
    return height;
  }

  /**
   * Gives the publication its media peer, which it closes when it ends.
   *
   * @return false where the publication has ended already; the peer is closed then
   */
  public boolean started(PublishingPeer mediaPeer, List<ReceiveTrack> accepted) {
    synchronized (this) {
      if (lifecycle.end() == null) {
        peer = mediaPeer;
        tracks = List.copyOf(accepted);
        return true;
      }
    }
    mediaPeer.close();
    return false;
  }

  /**
   * Media arrives: the name becomes playable, and whoever waits for it is told.
   *
   * @return false where it was playable already or has ended
   */
  public boolean publishing() {
    boolean first = lifecycle.activate(StreamStatus.PUBLISHING);
    if (first) {
      registry.published(this);
    }
    return first;
  }

  /** Whether the name may be played now. */
  public boolean isPlayable() {
    return status() == StreamStatus.PUBLISHING;
  }

  /**
   * Follows this publication. An observer that comes after the end is told so at once.
   *
   * @return ends the observation
   */
  public Subscription observe(PublicationObserver observer) {
    StreamEnd end;
    synchronized (this) {
      end = lifecycle.end();
      if (end == null) {
        observers.add(observer);
      }
    }
    if (end != null) {
      observer.ended(end.info());
    }
    return () -> forget(observer);
  }

  private synchronized void forget(PublicationObserver observer) {
    observers.remove(observer);
  }

  /** Remembers a mute state and passes the event on to everyone who follows this publication. */
  public void event(StreamEvent event) {
    synchronized (this) {
      switch (event.type()) {
        case StreamEvent.AUDIO_MUTED -> audioMuted = true;
        case StreamEvent.AUDIO_UNMUTED -> audioMuted = false;
        case StreamEvent.VIDEO_MUTED -> videoMuted = true;
        case StreamEvent.VIDEO_UNMUTED -> videoMuted = false;
        default -> {}
      }
    }
    tellObservers(observer -> observer.event(event));
  }

  /** Remembers the picture size, in pixels, and passes it on. */
  public void videoFormat(int newWidth, int newHeight) {
    synchronized (this) {
      width = newWidth;
      height = newHeight;
    }
    tellObservers(observer -> observer.videoFormat(newWidth, newHeight));
  }

  @Override
  public boolean end(StreamEnd end) {
    PublishingPeer ending;
    synchronized (this) {
      if (!lifecycle.end(end)) {
        return false;
      }
      ending = peer;
    }
    registry.remove(this);
    tellObservers(observer -> observer.ended(end.info()));
    if (ending != null) {
      ending.close();
    }
    owner.ended(end);
    return true;
  }

  private void tellObservers(Consumer<PublicationObserver> message) {
    List<PublicationObserver> told;
    synchronized (this) {
      told = List.copyOf(observers);
    }
    told.forEach(message);
  }

  @Override
  public synchronized StreamInfo info() {
    return new StreamInfo(
        attributes,
        true,
        lifecycle.status(),
        TrackCodecs.nameOf(tracks, MediaKind.AUDIO),
        TrackCodecs.nameOf(tracks, MediaKind.VIDEO),
        audioMuted,
        videoMuted,
        created,
        peer == null ? PeerStats.NONE : peer.stats());
  }
}
