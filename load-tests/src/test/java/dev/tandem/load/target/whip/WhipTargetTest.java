package dev.tandem.load.target.whip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.load.client.ClientEngine;
import dev.tandem.load.client.ClientOptions;
import dev.tandem.load.client.PlaybackOptions;
import dev.tandem.load.measure.Counter;
import dev.tandem.load.measure.MediaFigures;
import dev.tandem.load.stream.PreparedStream;
import dev.tandem.load.target.Playback;
import dev.tandem.load.target.Publication;
import dev.tandem.load.target.Target;
import dev.tandem.load.target.TargetException;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Real clients at a real server, over the loopback device. */
class WhipTargetTest {
  private static final Duration DEADLINE = Duration.ofSeconds(60);
  private static final String TOKEN = "let-me-in";
  private static final PreparedStream MEDIA = PreparedStream.named("vp8-600k");

  @SuppressWarnings("NullAway.Init") // set before each test
  private WhipServer server;

  @SuppressWarnings("NullAway.Init") // set before each test
  private ClientEngine engine;

  @BeforeEach
  void start() throws Exception {
    server = new WhipServer(TOKEN);
    engine = ClientEngine.start(ClientOptions.DEFAULT);
  }

  @AfterEach
  void stop() {
    engine.close();
    server.close();
  }

  private Target target(String token) {
    return new WhipTarget(
        server.uri("/whip/") + WhipTarget.STREAM,
        server.uri("/whep/") + WhipTarget.STREAM,
        token,
        engine);
  }

  @Test
  void whatIsPublishedIsPlayedWithEveryPacketInOrder() throws Exception {
    try (Target target = target(TOKEN);
        Publication publication = target.publish("a stream", MEDIA);
        Playback playback = target.play("a stream", PlaybackOptions.CHECKING)) {
      MediaFigures seen = new MediaFigures();
      Awaitility.await()
          .atMost(DEADLINE)
          .until(() -> {
            seen.add(engine.takeFigures());
            return seen.get(Counter.KEY_FRAMES) > 0 && seen.get(Counter.PACKETS_CHECKED) > 100;
          });

      assertThat(seen.get(Counter.PACKETS_NOT_AUTHENTIC)).isZero();
      assertThat(seen.get(Counter.PACKETS_ALTERED)).isZero();
      assertThat(publication.lost()).isEmpty();
      assertThat(playback.lost()).isEmpty();
    }
  }

  @Test
  void sessionsAreEndedAtTheServer() throws Exception {
    try (Target target = target(TOKEN)) {
      Publication publication = target.publish("stream", MEDIA);
      Playback playback = target.play("stream", PlaybackOptions.COUNTING);
      assertThat(server.sessions()).isEqualTo(2);

      playback.close();
      assertThat(server.sessions()).isEqualTo(1);
      publication.close();
      publication.close();
      assertThat(server.sessions()).isZero();
    }
  }

  @Test
  void aWrongTokenIsToldAsSuch() {
    try (Target target = target("wrong")) {
      assertThatThrownBy(() -> target.publish("stream", MEDIA))
          .isInstanceOf(TargetException.class)
          .hasMessageContaining("asks for a bearer token that it accepts (HTTP 401)");
    }
  }

  @Test
  void aStreamThatNobodyPublishesIsToldInTheServersWords() {
    try (Target target = target(TOKEN)) {
      assertThatThrownBy(() -> target.play("nothing", PlaybackOptions.COUNTING))
          .isInstanceOf(TargetException.class)
          .hasMessageContaining("HTTP 404 nobody publishes nothing");
    }
  }
}
