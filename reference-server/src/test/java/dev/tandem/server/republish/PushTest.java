package dev.tandem.server.republish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.tandem.server.media.api.PeerFailure;
import dev.tandem.server.media.ice.IceRole;
import dev.tandem.server.signalling.message.BadMessageException;
import dev.tandem.server.signalling.message.WcsMessage;
import dev.tandem.server.stream.Publication;
import dev.tandem.server.stream.StreamEvent;
import dev.tandem.server.stream.StreamStatus;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PushTest {
  private final Bench bench = new Bench();
  private final Publication publication = bench.publish("near");

  @BeforeEach
  void push() throws RepublishRefusedException {
    bench.push("near", "far");
  }

  private FakeEngine.Player peer() {
    return bench.engine.players.getFirst();
  }

  @Test
  void goesThroughTheVisibleStates() {
    assertThat(bench.status()).isEqualTo("NEW");
    bench.link().accepts();
    assertThat(bench.status()).isEqualTo("PENDING");
    assertThat(bench.only().remoteMediaSessionId()).isNull();
    bench.link().answers();
    assertThat(bench.status()).isEqualTo("PROCESSED_REMOTE");
    assertThat(bench.only().remoteMediaSessionId()).isEqualTo(bench.link().mediaSessionId());
    bench.link().reports("PUBLISHING", "");
    assertThat(bench.status()).isEqualTo("ESTABLISHED");
    assertThat(bench.only().bytesSent()).isEqualTo(700);
    assertThat(bench.only().packetsSent()).isEqualTo(7);
    assertThat(bench.only().rttMs()).isEqualTo(12.5);
    assertThat(bench.only().attempt()).isEqualTo(1);
  }

  @Test
  void speaksAsAnOrdinaryClient() throws BadMessageException {
    bench.link().listener.opened();
    assertThat(bench.link().namesReceived()).containsExactly("connection");
    assertThat(bench.link().lastFields().text("appKey")).isEqualTo("defaultApp");

    bench.link().says(WcsMessage.of("getUserData", WcsMessage.object()));

    assertThat(bench.link().namesReceived()).containsExactly("connection", "publishStream");
    assertThat(bench.link().lastFields().text("name")).isEqualTo("far");
    assertThat(bench.link().lastFields().text("status")).isEqualTo("PENDING");
    assertThat(bench.link().lastFields().flag("published", false)).isTrue();
    assertThat(bench.link().lastFields().text("sdp")).contains("a=sendonly", "a=candidate:");
  }

  @Test
  void startsAControllingPeerWithTheAnswer() {
    bench.link().accepts();
    bench.link().answers();

    assertThat(peer().options.iceRole()).isEqualTo(IceRole.CONTROLLING);
    assertThat(peer().tracks).hasSize(2);
    assertThat(peer().remote).isNotNull();
  }

  @Test
  void answersPingWithPongAndIgnoresASecondGetUserData() {
    bench.link().establishes();
    bench.link().saysText("{\"message\":\"ping\",\"data\":[]}");
    bench.link().says(WcsMessage.of("getUserData", WcsMessage.object()));
    bench.link().says(WcsMessage.of("getVersion"));

    assertThat(bench.link().received.getLast().write())
        .isEqualTo("{\"message\":\"pong\",\"data\":[null]}");
  }

  @Test
  void forwardsEventsOfThePublisherOnceMediaFlow() throws BadMessageException {
    publication.event(new StreamEvent(StreamEvent.AUDIO_MUTED, null));
    bench.link().establishes();
    assertThat(bench.link().received.getLast().name()).isEqualTo("sendStreamEvent");
    assertThat(bench.link().lastFields().text("type")).isEqualTo("audioMuted");

    publication.event(StreamEvent.data(WcsMessage.object().put("count", 23)));

    assertThat(bench.link().lastFields().text("mediaSessionId"))
        .isEqualTo(bench.link().mediaSessionId());
    assertThat(bench.link().received.getLast().data().getFirst().path("payload").toString())
        .isEqualTo("{\"count\":23}");
  }

  @Test
  void unpublishesWhenTheSourceEnds() {
    bench.link().establishes();

    publication.end(StreamStatus.UNPUBLISHED, "Stopped by user");

    assertThat(bench.link().received.getLast().name()).isEqualTo("unPublishStream");
    assertThat(bench.status()).isEqualTo("none");
    assertThat(peer().closed).isTrue();
    assertThat(bench.link().closed).isFalse();
    bench.link().reports("UNPUBLISHED", "Stopped by user");
    assertThat(bench.link().closed).isTrue();
  }

  @Test
  void closesTheConnectionToATargetThatDoesNotConfirmTheEnd() {
    bench.link().establishes();

    assertThat(bench.republisher.terminate(new RepublishFilter(Bench.URI, null, null, null)))
        .isEqualTo(1);

    assertThat(bench.status()).isEqualTo("none");
    assertThat(bench.link().received.getLast().name()).isEqualTo("unPublishStream");
    bench.timer.advance(Duration.ofSeconds(3));
    assertThat(bench.link().closed).isTrue();
    assertThat(publication.isPlayable()).isTrue();
  }

  @Test
  void endsWithTheTargetsRefusal() {
    bench.link().accepts();
    bench.link().reports("FAILED", "Stream name is already in use");

    assertThat(bench.status()).isEqualTo("none");
    assertThat(bench.link().closed).isTrue();
    assertThat(bench.link().namesReceived()).doesNotContain("unPublishStream");
    assertThat(publication.isPlayable()).isTrue();
  }

  @Test
  void endsWithAFailMessageAboutItsStream() {
    bench.link().accepts();
    bench
        .link()
        .says(
            WcsMessage.of(
                "fail",
                WcsMessage.object()
                    .put("apiMethod", "StreamStatusEvent")
                    .put("id", bench.link().mediaSessionId())
                    .put("status", "FAILED")
                    .put("info", "Restricted access")));

    assertThat(bench.status()).isEqualTo("none");
  }

  @Test
  void isNotMovedByMessagesAboutOtherStreams() {
    bench.link().accepts();
    for (String name :
        List.of("notifyStreamStatusEvent", "notifyStreamEvent", "notifyVideoFormat")) {
      bench
          .link()
          .says(
              WcsMessage.of(
                  name,
                  WcsMessage.object().put("mediaSessionId", "other").put("status", "FAILED")));
    }
    bench.link().saysText("{\"message\":\"setRemoteSDP\",\"data\":[\"other\",\"v=0\",true]}");

    assertThat(bench.status()).isEqualTo("PENDING");
  }

  @Test
  void countsPublishingThatComesBeforeTheAnswer() {
    bench.link().accepts();
    bench.link().reports("PUBLISHING", "");
    assertThat(bench.status()).isEqualTo("PENDING");
    bench.link().answers();

    assertThat(bench.status()).isEqualTo("ESTABLISHED");
  }

  @Test
  void endsWhenMediaAreLost() {
    bench.link().establishes();
    peer().listener.failed(PeerFailure.ICE_KEEP_ALIVE, "no consent for 30 s");

    assertThat(bench.status()).isEqualTo("none");
    assertThat(bench.link().received.getLast().name()).isEqualTo("unPublishStream");
  }

  @Test
  void endsAtTheDeadlineOfEveryStage() throws RepublishRefusedException {
    bench.timer.advance(Duration.ofSeconds(11));
    assertThat(bench.status()).isEqualTo("none");

    bench.push("near", "far");
    bench.link().listener.opened();
    bench.timer.advance(Duration.ofSeconds(11));
    assertThat(bench.status()).isEqualTo("none");

    bench.push("near", "far");
    bench.link().accepts();
    bench.timer.advance(Duration.ofSeconds(13));
    assertThat(bench.status()).isEqualTo("none");

    bench.push("near", "far");
    bench.link().accepts();
    bench.link().answers();
    for (int i = 0; i < 10; i++) {
      bench.timer.advance(Duration.ofSeconds(4));
      bench.link().listener.alive();
    }
    assertThat(bench.status()).isEqualTo("none");
    assertThat(bench.engine.players).hasSize(4).allMatch(peer -> peer.closed);
    assertThat(bench.target.links).allMatch(link -> link.closed);
  }

  @Test
  void endsWhenTheTargetClosesOrTalksNonsense() throws RepublishRefusedException {
    for (String garbage : List.of("", "{", "[]", "{\"message\":7}", "\u0000\uffff")) {
      bench.link().accepts();
      bench.link().saysText(garbage);
      assertThat(bench.status()).as(garbage).isEqualTo("none");
      bench.timer.advance(Duration.ofSeconds(3));
      bench.push("near", "far");
    }
    bench.link().accepts();
    bench.link().answers("no sdp");
    assertThat(bench.status()).isEqualTo("none");
    bench.timer.advance(Duration.ofSeconds(3));
    bench.push("near", "far");
    bench.link().listener.closed("gone");
    assertThat(bench.status()).isEqualTo("none");
    bench.push("near", "far");
    bench.link().establishes();
    bench.link().listener.closed("gone");
    assertThat(bench.status()).isEqualTo("none");
  }

  @Test
  void survivesMessagesAfterItsEnd() {
    bench.link().establishes();
    bench.republisher.terminate(new RepublishFilter(null, "near", null, null));

    assertThatCode(
            () -> {
              bench.link().reports("FAILED", "");
              bench.link().says(WcsMessage.of("getUserData"));
              bench.link().saysText("nonsense");
              bench.link().listener.closed("late");
              peer().listener.failed(PeerFailure.DTLS_ERROR, "late");
              peer().listener.connected();
            })
        .doesNotThrowAnyException();
    assertThat(bench.status()).isEqualTo("none");
  }

  @Test
  void noticesASilentTarget() {
    bench.link().establishes();
    bench.timer.advance(Duration.ofSeconds(24));
    bench.link().listener.alive();
    bench.timer.advance(Duration.ofSeconds(24));
    assertThat(bench.status()).isEqualTo("ESTABLISHED");
    assertThat(bench.link().pings).isGreaterThan(5);

    bench.timer.advance(Duration.ofSeconds(11));

    assertThat(bench.status()).isEqualTo("none");
  }

  @Test
  void closesAllWhenTheAgentCloses() {
    bench.link().accepts();
    bench.link().answers();
    bench.link().listener.closed("target is gone already");
    bench.republisher.close();

    assertThatCode(() -> bench.push("near", "again")).hasMessage("this server is shutting down");
  }
}
