package dev.tandem.server.republish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.server.media.api.PeerFailure;
import dev.tandem.server.republish.RepublishRefusedException.Reason;
import dev.tandem.server.signalling.message.BadMessageException;
import dev.tandem.server.signalling.message.WcsMessage;
import dev.tandem.server.stream.Publication;
import dev.tandem.server.stream.PublicationObserver;
import dev.tandem.server.stream.StreamEvent;
import dev.tandem.server.stream.StreamInfo;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PullTest {
  private final Bench bench = new Bench();

  @BeforeEach
  void pull() throws RepublishRefusedException {
    bench.pull("near", "far");
  }

  private FakeEngine.Publisher peer() {
    return bench.engine.publishers.getFirst();
  }

  private Publication publication() {
    return bench.registry.publication("near").orElseThrow();
  }

  private void establish() {
    bench.link().establishes();
    peer().listener.connected();
    peer().listener.firstMedia();
  }

  @Test
  void publishesTheRemoteStreamHereOnceItsMediaArrive() throws BadMessageException {
    bench.link().accepts();
    assertThat(bench.link().namesReceived()).containsExactly("connection", "playStream");
    assertThat(bench.link().lastFields().text("name")).isEqualTo("far");
    assertThat(bench.link().lastFields().flag("published", true)).isFalse();
    assertThat(bench.registry.publication("near")).isEmpty();

    bench.link().answers();
    bench.link().reports("PLAYING", "");
    assertThat(bench.status()).isEqualTo("PROCESSED_REMOTE");
    peer().listener.firstMedia();

    assertThat(bench.status()).isEqualTo("ESTABLISHED");
    assertThat(publication().tracks()).hasSize(2);
    assertThat(publication().peer()).isSameAs(peer());
    assertThat(publication().mediaSessionId()).isEqualTo(bench.only().localMediaSessionId());
    assertThat(bench.only().remoteMediaSessionId()).isEqualTo(bench.link().mediaSessionId());
    assertThat(bench.only().direction()).isEqualTo(RepublishInfo.Direction.PULL);
  }

  @Test
  void usesAnotherKeyThereThanHereSoThatAServerCanPullFromItself() {
    bench.link().accepts();

    assertThat(bench.link().mediaSessionId()).isNotEqualTo(bench.only().localMediaSessionId());
  }

  @Test
  void holdsTheLocalNameFromTheStart() {
    assertThat(bench.registry.isReserved("near")).isTrue();
    assertThatThrownBy(() -> bench.pull("near", "another"))
        .asInstanceOf(InstanceOfAssertFactories.type(RepublishRefusedException.class))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.CONFLICT))
        .extracting(Throwable::getMessage)
        .isEqualTo("localStreamName \"near\" cannot be used: Stream name is already in use");
  }

  @Test
  void passesEventsOfTheRemotePublisherOnButNotThoseForThePlayer() {
    List<String> events = new ArrayList<>();
    establish();
    publication()
        .observe(
            new PublicationObserver() {
              @Override
              public void event(StreamEvent event) {
                events.add(event.type() + " " + event.payload());
              }

              @Override
              public void videoFormat(int width, int height) {
                events.add(width + "x" + height);
              }

              @Override
              public void ended(String info) {}
            });

    for (String type : List.of("videoMuted", "data", "resize", "notEnoughBandwidth")) {
      bench
          .link()
          .says(
              WcsMessage.of(
                  "notifyStreamEvent",
                  WcsMessage.object()
                      .put("mediaSessionId", bench.link().mediaSessionId())
                      .put("type", type)
                      .put("payload", "x")));
    }
    peer().listener.videoFormat(640, 480);

    assertThat(events).containsExactly("videoMuted \"x\"", "data \"x\"", "640x480");
    assertThat(publication().videoMuted()).isTrue();
  }

  @Test
  void endsTheLocalStreamWithTheTargetsReason() {
    establish();
    List<String> infos = new ArrayList<>();
    publication().observe(endObserver(infos));

    bench.link().reports("FAILED", "Stopped by publisher stop");

    assertThat(infos).containsExactly("Stopped by publisher stop");
    assertThat(bench.status()).isEqualTo("none");
    assertThat(bench.registry.isReserved("near")).isFalse();
    assertThat(peer().closed).isTrue();
  }

  private static PublicationObserver endObserver(List<String> infos) {
    return new PublicationObserver() {
      @Override
      public void event(StreamEvent event) {}

      @Override
      public void ended(String info) {
        infos.add(info);
      }
    };
  }

  @Test
  void stopsPlayingWhenTheLocalStreamIsTerminated() {
    establish();

    assertThat(bench.registry.terminate((StreamInfo info) -> info.name().equals("near")))
        .isEqualTo(1);

    assertThat(bench.link().received.getLast().name()).isEqualTo("stopStream");
    assertThat(bench.status()).isEqualTo("none");
  }

  @Test
  void freesTheLocalNameAtOnceWhenItIsTerminated() throws RepublishRefusedException {
    establish();

    assertThat(bench.republisher.terminate(new RepublishFilter(null, "near", null, null)))
        .isEqualTo(1);
    assertThat(bench.link().received.getLast().name()).isEqualTo("stopStream");
    assertThat(bench.registry.isReserved("near")).isFalse();
    bench.pull("near", "far");
    assertThat(bench.status()).isEqualTo("NEW");
  }

  @Test
  void freesTheLocalNameWhenTheTargetHasNoSuchStream() {
    bench.link().accepts();
    bench.link().reports("FAILED", "Stream not found");

    assertThat(bench.registry.isReserved("near")).isFalse();
    assertThat(peer().closed).isTrue();
  }

  @Test
  void endsWhenMediaAreLost() {
    establish();
    List<String> infos = new ArrayList<>();
    publication().observe(endObserver(infos));

    peer().listener.failed(PeerFailure.ICE_KEEP_ALIVE, "no consent");

    assertThat(infos).containsExactly("Failed by ICE keep alive");
    assertThat(bench.status()).isEqualTo("none");
  }

  @Test
  void endsWhenTheReservedStreamIsTerminatedBeforeTheAnswer() {
    bench.link().accepts();
    bench.registry.terminate(info -> true);

    assertThat(bench.status()).isEqualTo("none");
    assertThat(peer().closed).isTrue();
  }
}
