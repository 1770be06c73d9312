package dev.tandem.server.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.server.media.api.FakeMediaEngine;
import dev.tandem.server.media.api.FakeMediaEngine.FakePublisher;
import dev.tandem.server.media.api.PeerFailure;
import dev.tandem.server.media.api.PeerOptions;
import dev.tandem.server.media.api.PlayerListener;
import dev.tandem.server.media.api.PlayingPeer;
import dev.tandem.server.media.api.PublisherListener;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StreamRegistryTest {
  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

  private final StreamRegistry registry = new StreamRegistry(InstantSource.fixed(NOW));
  private final FakeMediaEngine engine = new FakeMediaEngine();
  private final List<StreamEnd> ends = new ArrayList<>();
  private final Recorder recorder = new Recorder();

  /** Writes down what a playback's owner or a publication's observer is told. */
  private static final class Recorder implements PlaybackOwner, PublicationObserver {
    private final List<String> told = new ArrayList<>();

    @Override
    public void event(StreamEvent event) {
      told.add(event.type());
    }

    @Override
    public void videoFormat(int width, int height) {
      told.add(width + "x" + height);
    }

    @Override
    public void ended(StreamEnd end) {
      told.add(end.status() + " " + end.info());
    }

    @Override
    public void ended(String info) {
      told.add("ended " + info);
    }
  }

  private static StreamAttributes stream(String mediaSessionId, String name) {
    return StreamAttributes.of("app", "session", mediaSessionId, name);
  }

  private Publication publish(String mediaSessionId, String name) throws Exception {
    Publication publication = registry.reserve(stream(mediaSessionId, name), ends::add);
    publication.started(openPublisher(mediaSessionId), List.of());
    publication.publishing();
    return publication;
  }

  private FakePublisher openPublisher(String label) {
    engine.openPublisher(
        PeerOptions.answering(label),
        new PublisherListener() {
          @Override
          public void firstMedia() {}

          @Override
          public void connected() {}

          @Override
          public void failed(PeerFailure failure, String detail) {}
        });
    return engine.publisher(label);
  }

  @Test
  void aReservedNameIsTakenButNotPlayable() throws Exception {
    registry.reserve(stream("p", "s"), ends::add);

    assertThat(registry.isReserved("s")).isTrue();
    assertThat(registry.publication("s")).isEmpty();
    assertThatThrownBy(() -> registry.reserve(stream("p2", "s"), ends::add))
        .hasMessage("Stream name is already in use");
    assertThatThrownBy(() -> registry.openPlayback(stream("q", "s"), recorder))
        .hasMessage("Publish stream is not ready");
    assertThat(registry.stream("p2")).isEmpty();
  }

  @Test
  void mediaSessionIdsAreUniqueOverAllStreams() throws Exception {
    publish("p", "s");

    assertThatThrownBy(() -> registry.reserve(stream("p", "other"), ends::add))
        .hasMessage("MediaSessionId is already in use");
    assertThatThrownBy(() -> registry.openPlayback(stream("p", "s"), recorder))
        .hasMessage("MediaSessionId is already in use");
    assertThatThrownBy(() -> registry.reserve(stream("", "other"), ends::add))
        .hasMessage("MediaSessionId is null");
    assertThat(registry.isReserved("other")).isFalse();
  }

  @Test
  void theNameIsFreeAndEverybodyToldWhenTheOwnerHearsOfTheEnd() throws Exception {
    List<String> seenByOwner = new ArrayList<>();
    Publication publication =
        registry.reserve(
            stream("p", "s"),
            end -> {
              seenByOwner.add(String.valueOf(registry.isReserved("s")));
              seenByOwner.addAll(recorder.told);
            });
    publication.started(openPublisher("p"), List.of());
    publication.publishing();
    registry.openPlayback(stream("q", "s"), recorder);

    assertThat(publication.end(StreamStatus.UNPUBLISHED, "Stopped by user")).isTrue();

    assertThat(seenByOwner).containsExactly("false", "FAILED Stopped by publisher stop");
    assertThat(engine.publisher("p").closed()).isTrue();
    assertThat(registry.streams()).isEmpty();
    assertThat(publication.end(StreamStatus.FAILED, "late")).isFalse();
    assertThat(publication.status()).isEqualTo(StreamStatus.UNPUBLISHED);
  }

  @Test
  void aPeerThatComesAfterTheEndIsClosed() throws Exception {
    Publication publication = publish("p", "s");
    Playback playback = registry.openPlayback(stream("q", "s"), recorder);
    PlayingPeer late =
        engine.openPlayer(
            publication.peer(),
            PeerOptions.answering("q"),
            new PlayerListener() {
              @Override
              public void connected() {}

              @Override
              public void failed(PeerFailure failure, String detail) {}
            });
    publication.end(StreamStatus.UNPUBLISHED, "Stopped by user");

    assertThat(playback.started(late)).isFalse();
    assertThat(engine.player("q").closed()).isTrue();
    assertThat(publication.started(openPublisher("p"), List.of())).isFalse();
    assertThat(engine.publisher("p").closed()).isTrue();
  }

  @Test
  void observersHearEventsAndTheEndAndThenNothing() throws Exception {
    Publication publication = publish("p", "s");
    publication.observe(recorder);
    Recorder gone = new Recorder();
    publication.observe(gone).close();

    publication.event(new StreamEvent(StreamEvent.VIDEO_MUTED, null));
    publication.videoFormat(640, 480);
    publication.end(StreamStatus.UNPUBLISHED, "Stopped by user");
    Recorder late = new Recorder();
    publication.observe(late);

    assertThat(recorder.told).containsExactly("videoMuted", "640x480", "ended Stopped by user");
    assertThat(gone.told).isEmpty();
    assertThat(late.told).containsExactly("ended Stopped by user");
    assertThat(publication.videoMuted()).isTrue();
    assertThat(publication.audioMuted()).isFalse();
  }

  @Test
  void tellsWhoWaitsForStreams() throws Exception {
    List<String> published = new ArrayList<>();
    Subscription waiting = registry.onPublished(it -> published.add(it.name()));

    publish("p", "s").publishing();
    waiting.close();
    publish("p2", "s2");

    assertThat(published).containsExactly("s");
  }

  @Test
  void terminatesWhatMatches() throws Exception {
    publish("p", "s");
    publish("p2", "s2");

    assertThat(registry.terminate(stream -> stream.name().equals("s2"))).isEqualTo(1);

    assertThat(ends)
        .containsExactly(new StreamEnd(StreamStatus.FAILED, "Stopped by rest /terminate", ""));
    assertThat(registry.streams()).extracting(StreamInfo::name).containsExactly("s");
    assertThat(registry.streams().getFirst().created()).isEqualTo(NOW);
    assertThat(registry.streams().getFirst().mediaType()).isEqualTo("publish");
  }
}
