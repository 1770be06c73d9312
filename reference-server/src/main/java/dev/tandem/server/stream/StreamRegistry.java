package dev.tandem.server.stream;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * All streams of this server. A name belongs to at most one publication, a mediaSessionId to at
 * most one stream. Thread-safe.
 */
public final class StreamRegistry {
  private final InstantSource clock;
  private final ConcurrentMap<String, Publication> byName = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, LiveStream> byMediaSessionId = new ConcurrentHashMap<>();
  private final List<Consumer<Publication>> publishedListeners = new CopyOnWriteArrayList<>();

  /** A registry whose streams are dated by {@code clock}. */
  public StreamRegistry(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * Reserves a name for a publication that is about to start. Nobody can play it yet.
   *
   * @throws StreamRefusedException where the name or the mediaSessionId is taken
   */
  public Publication reserve(StreamAttributes attributes, StreamOwner owner)
      throws StreamRefusedException {
    Publication publication = new Publication(this, attributes, owner, clock.instant());
    register(publication);
    if (byName.putIfAbsent(attributes.name(), publication) != null) {
      byMediaSessionId.remove(attributes.mediaSessionId(), publication);
      throw new StreamRefusedException(StreamInfos.STREAM_NAME_IN_USE);
    }
    return publication;
  }

  /**
   * Opens a playback of the publication with the name in {@code attributes}.
   *
   * @throws StreamRefusedException where there is none, it does not publish yet, or the
   *     mediaSessionId is taken
   */
  public Playback openPlayback(StreamAttributes attributes, PlaybackOwner owner)
      throws StreamRefusedException {
    Publication publication = byName.get(attributes.name());
    if (publication == null) {
      throw new StreamRefusedException(StreamInfos.STREAM_NOT_FOUND);
    }
    if (!publication.isPlayable()) {
      throw new StreamRefusedException(StreamInfos.PUBLISH_STREAM_NOT_READY);
    }
    Playback playback = new Playback(this, attributes, publication, owner, clock.instant());
    register(playback);
    playback.followPublication();
    return playback;
  }

  private void register(LiveStream stream) throws StreamRefusedException {
    if (stream.mediaSessionId().isEmpty()) {
      throw new StreamRefusedException(StreamInfos.MEDIA_SESSION_ID_NULL);
    }
    if (byMediaSessionId.putIfAbsent(stream.mediaSessionId(), stream) != null) {
      throw new StreamRefusedException(StreamInfos.MEDIA_SESSION_ID_IN_USE);
    }
  }

  /** The playable publication with this name. */
  public Optional<Publication> publication(String name) {
    return Optional.ofNullable(byName.get(name)).filter(Publication::isPlayable);
  }

  /** Whether a publication holds this name, playable or not. */
  public boolean isReserved(String name) {
    return byName.containsKey(name);
  }

  /** The stream with this mediaSessionId. */
  public Optional<LiveStream> stream(String mediaSessionId) {
    return Optional.ofNullable(byMediaSessionId.get(mediaSessionId));
  }

  /** Publications and playbacks at this moment, in no particular order. */
  public List<StreamInfo> streams() {
    return byMediaSessionId.values().stream().map(LiveStream::info).toList();
  }

  /** Ends the streams that match, with info "Stopped by rest /terminate"; how many there were. */
  public int terminate(Predicate<StreamInfo> filter) {
    int ended = 0;
    StreamEnd end = StreamEnd.failed(StreamInfos.STOPPED_BY_REST_TERMINATE, "");
    for (LiveStream stream : List.copyOf(byMediaSessionId.values())) {
      if (filter.test(stream.info()) && stream.end(end)) {
        ended++;
      }
    }
    return ended;
  }

  /** Calls {@code listener} for every publication that becomes playable from now on. */
  public Subscription onPublished(Consumer<Publication> listener) {
    publishedListeners.add(listener);
    return () -> publishedListeners.remove(listener);
  }

  void published(Publication publication) {
    publishedListeners.forEach(listener -> listener.accept(publication));
  }

  void remove(Publication publication) {
    byName.remove(publication.name(), publication);
    byMediaSessionId.remove(publication.mediaSessionId(), publication);
  }

  void remove(Playback playback) {
    byMediaSessionId.remove(playback.mediaSessionId(), playback);
  }
}
