package dev.tandem.server.signalling.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.server.media.api.FakeMediaEngine.FakePlayer;
import dev.tandem.server.media.api.FakeMediaEngine.FakePublisher;
import dev.tandem.server.media.api.PeerFailure;
import dev.tandem.server.signalling.message.WcsMessage;
import dev.tandem.server.signalling.session.KeepAliveOptions;
import dev.tandem.server.signalling.session.SessionOptions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * Of the fifteen behaviours that a naive reimplementation gets wrong, those that signalling
 * decides. The others are about media, SDP, REST and pushes, and are tested there.
 */
class FifteenTrapsSignallingTest {
  private SignallingServer server;

  @BeforeEach
  void start() throws Exception {
    server = SignallingServer.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private FakePublisher published(WcsClient client, String id, String name) throws Exception {
    client.publish(id, name);
    client.await("setRemoteSDP");
    FakePublisher peer = server.engine().publisher(id);
    peer.listener().connected();
    peer.listener().firstMedia();
    assertThat(client.awaitStatus(id).path("status").asString()).isEqualTo("PUBLISHING");
    return peer;
  }

  private FakePlayer played(WcsClient client, String id, String name) throws Exception {
    client.play(id, name);
    client.await("setRemoteSDP");
    FakePlayer peer = server.engine().player(id);
    peer.listener().connected();
    assertThat(client.awaitStatus(id).path("status").asString()).isEqualTo("PLAYING");
    return peer;
  }

  @Test
  void trap01AnswersMirrorTheDirectionOfTheOffer() throws Exception {
    WcsClient client = server.connect();

    client.publish("p", "s");
    String publishAnswer = client.await("setRemoteSDP").data().get(1).stringValue();
    server.engine().publisher("p").listener().firstMedia();
    client.awaitStatus("p");
    client.play("q", "s");
    String playAnswer = client.await("setRemoteSDP").data().get(1).stringValue();

    assertThat(publishAnswer.lines().filter("a=recvonly"::equals)).hasSize(2);
    assertThat(playAnswer.lines().filter("a=sendonly"::equals)).hasSize(2);
  }

  @Test
  void trap02AnswersCarryTheServersCandidates() throws Exception {
    WcsClient client = server.connect();

    client.publish("p", "s");

    String answer = client.await("setRemoteSDP").data().get(1).stringValue();
    assertThat(answer).contains("a=candidate:").contains("127.0.0.1 31001 typ host");
    assertThat(server.engine().publisher("p").started()).isTrue();
  }

  @Test
  void trap03PublishingAndPlayingWaitForMedia() throws Exception {
    WcsClient client = server.connect();
    client.publish("p", "s");
    client.await("setRemoteSDP");
    assertThat(client.statuses("p")).isEmpty();
    server.engine().publisher("p").listener().connected();
    assertThat(client.statuses("p")).isEmpty();

    client.play("early", "s");
    assertThat(client.awaitStatus("early").path("info").asString())
        .isEqualTo("Publish stream is not ready");

    server.engine().publisher("p").listener().firstMedia();
    assertThat(client.awaitStatus("p").path("status").asString()).isEqualTo("PUBLISHING");
    client.play("q", "s");
    client.await("setRemoteSDP");
    assertThat(client.statuses("q")).isEmpty();
    server.engine().player("q").listener().connected();
    assertThat(client.awaitStatus("q").path("status").asString()).isEqualTo("PLAYING");
  }

  @Test
  void trap04PlayAnswersCarryOneStreamIdOnBothTracks() throws Exception {
    WcsClient client = server.connect();
    published(client, "p", "s");

    client.play("q", "s");

    String answer = client.await("setRemoteSDP").data().get(1).stringValue();
    List<String> streamIds =
        answer
            .lines()
            .filter(line -> line.startsWith("a=msid:"))
            .map(line -> line.substring("a=msid:".length()).split(" ", -1)[0])
            .toList();
    assertThat(streamIds).hasSize(2).doesNotContain("-", "");
    assertThat(streamIds.get(0)).isEqualTo(streamIds.get(1));
  }

  @Test
  void trap05EveryMessageHasDataAndTheTypesThatClientsCompare() throws Exception {
    WcsClient client = server.connect();
    published(client, "p", "s");
    client.send("availableStream", WcsMessage.object().put("mediaSessionId", "a").put("name", "s"));
    JsonNode available = client.await("availableStream").data().getFirst();
    client.send("availableStream", WcsMessage.object().put("mediaSessionId", "b").put("name", "x"));
    JsonNode missing = client.await("availableStream").data().getFirst();
    client.send("sendData", WcsMessage.object().put("operationId", "o").put("payload", "x"));
    JsonNode dataStatus = client.await("DataStatusEvent").data().getFirst();
    client.play("q", "s");
    WcsMessage answer = client.await("setRemoteSDP");

    assertThat(available.toString()).contains("\"id\":\"a\"", "\"status\":\"true\"");
    assertThat(missing.toString()).contains("\"id\":\"b\"", "\"status\":\"false\"");
    assertThat(dataStatus.path("operationId").asString()).isEqualTo("o");
    assertThat(dataStatus.path("status").asString()).isEqualTo("FAILED");
    assertThat(dataStatus.path("info").asString()).isNotEmpty();
    assertThat(answer.data()).hasSize(3);
    assertThat(answer.data().get(0).stringValue()).isEqualTo("q");
    assertThat(answer.data().get(2).isBoolean()).isTrue();
    assertThat(answer.data().get(2).booleanValue()).isTrue();
    assertThat(WcsMessage.of("ping").write()).contains("\"data\":[]");
  }

  @Test
  void trap06StoppingEndsOnceAndNeverAsFailed() throws Exception {
    WcsClient client = server.connect();
    FakePublisher publisher = published(client, "p", "s");
    FakePlayer player = played(client, "q", "s");

    player.listener().failed(PeerFailure.CLOSED_BY_PEER, "close_notify");
    client.stop("q", "s");
    JsonNode stopped = client.awaitStatus("q");
    publisher.listener().failed(PeerFailure.CLOSED_BY_PEER, "close_notify");
    client.unpublish("p", "s");
    JsonNode unpublished = client.awaitStatus("p");
    publisher.listener().failed(PeerFailure.ICE_KEEP_ALIVE, "no consent");
    player.listener().failed(PeerFailure.ICE_KEEP_ALIVE, "no consent");

    assertThat(stopped.path("status").asString()).isEqualTo("STOPPED");
    assertThat(stopped.path("info").asString()).isEqualTo("Stopped by user");
    assertThat(unpublished.path("status").asString()).isEqualTo("UNPUBLISHED");
    assertThat(unpublished.path("info").asString()).isEqualTo("Stopped by user");
    assertThat(client.statuses("q")).containsExactly("PLAYING", "STOPPED");
    assertThat(client.statuses("p")).containsExactly("PUBLISHING", "UNPUBLISHED");
    assertThat(publisher.closed()).isTrue();
    assertThat(player.closed()).isTrue();
  }

  @Test
  void trap06PlayersOfAnEndedStreamFailWithTheReason() throws Exception {
    WcsClient publisher = server.connect();
    WcsClient viewer = server.connect();
    published(publisher, "p", "s");
    played(viewer, "q", "s");

    publisher.unpublish("p", "s");

    JsonNode status = viewer.awaitStatus("q");
    assertThat(status.path("status").asString()).isEqualTo("FAILED");
    assertThat(status.path("info").asString()).isEqualTo("Stopped by publisher stop");
    viewer.stop("q", "s");
    assertThat(viewer.statuses("q")).containsExactly("PLAYING", "FAILED");
    assertThat(viewer.seen()).noneMatch(message -> message.name().equals("fail"));
  }

  @ParameterizedTest
  @CsvSource({
    "ICE_ERROR, Failed by ICE error",
    "ICE_TIMEOUT, Failed by ICE timeout",
    "ICE_KEEP_ALIVE, Failed by ICE keep alive",
    "DTLS_FINGERPRINT, Failed by DTLS fingerprint error",
    "DTLS_ERROR, Failed by DTLS error",
    "RTP_ACTIVITY, Failed by RTP activity",
  })
  void trap07LostPeersFailWithTheExactInfo(PeerFailure failure, String info) throws Exception {
    WcsClient client = server.connect();
    FakePublisher publisher = published(client, "p", "s");
    FakePlayer player = played(client, "q", "s");

    player.listener().failed(failure, "seen by the test");
    JsonNode lostPlayer = client.awaitStatus("q");
    publisher.listener().failed(failure, "seen by the test");
    JsonNode lostPublisher = client.awaitStatus("p");

    assertThat(lostPlayer.path("status").asString()).isEqualTo("FAILED");
    assertThat(lostPlayer.path("info").asString()).isEqualTo(info);
    assertThat(lostPlayer.path("detail").asString()).isEqualTo("seen by the test");
    assertThat(lostPublisher.path("status").asString()).isEqualTo("FAILED");
    assertThat(lostPublisher.path("info").asString()).isEqualTo(info);
    assertThat(publisher.closed()).isTrue();
  }

  @Test
  void trap07BadSdpFails() throws Exception {
    WcsClient client = server.connect();

    client.publish("p", "s", "v=0\r\n");

    JsonNode status = client.awaitStatus("p");
    assertThat(status.path("status").asString()).isEqualTo("FAILED");
    assertThat(status.path("info").asString()).isEqualTo("Failed by error");
    assertThat(status.path("detail").asString()).isNotEmpty();
    assertThat(server.streams().isReserved("s")).isFalse();
  }

  @Test
  void trap08PingsAreTextMessagesAndMissedPongsClose() throws Exception {
    KeepAliveOptions fast =
        new KeepAliveOptions(KeepAliveOptions.Algorithm.HIGH_LEVEL, Duration.ofMillis(20), 3);
    try (SignallingServer impatient = SignallingServer.start(SessionOptions.of("test", fast))) {
      WcsClient client = impatient.connect();

      client.await("ping");
      client.await("ping");
      client.await("ping");

      WcsClient.Closed closed = client.awaitClosed();
      assertThat(closed.code()).isEqualTo(1008);
      assertThat(closed.reason()).isEqualTo("Terminated by keep-alive");
    }
  }

  @Test
  void trap09GreetsOnceWithoutRegistrationOrMetrics() throws Exception {
    WcsClient client = server.connect();

    client.send("connection", WcsMessage.object().put("appKey", "defaultApp"));
    client.await("fail");

    List<WcsMessage> seen = client.seen();
    assertThat(seen).filteredOn(message -> message.name().equals("getUserData")).hasSize(1);
    assertThat(seen).noneMatch(message -> message.name().equals("registered"));
    assertThat(seen.getFirst().write()).doesNotContain("webRTCMetricsServerDescription");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/", "/websocket", "/socket", "/abcd1234", "/a/b?c=d"})
  void trap10AnyPathIsServed(String path) throws Exception {
    WcsClient client = server.open(path);

    client.establish();

    assertThat(client.seen().getFirst().name()).isEqualTo("getUserData");
  }

  @Test
  void trap11PlayToleratesSizesAsStringsAndVideoThatIsNotOffered() throws Exception {
    WcsClient client = server.connect();
    published(client, "p", "s");

    client.send(
        "playStream",
        WcsMessage.object()
            .put("mediaSessionId", "q")
            .put("name", "s")
            .put("hasVideo", true)
            .put("width", "640")
            .put("height", "wide")
            .put("sdp", Offers.playAudioOnly()));

    String answer = client.await("setRemoteSDP").data().get(1).stringValue();
    assertThat(answer).contains("m=audio").doesNotContain("m=video").endsWith("\n");
  }

  @Test
  void trap12NamesAreExclusiveAndFreedBeforeUnpublished() throws Exception {
    WcsClient first = server.connect();
    WcsClient second = server.connect();
    first.publish("p", "s");
    first.await("setRemoteSDP");

    second.publish("p2", "s");
    JsonNode refused = second.awaitStatus("p2");
    assertThat(refused.path("status").asString()).isEqualTo("FAILED");
    assertThat(refused.path("info").asString()).isEqualTo("Stream name is already in use");

    first.unpublish("p", "s");
    first.awaitStatus("p");
    second.publish("p3", "s");
    assertThat(second.await("setRemoteSDP").data().getFirst().stringValue()).isEqualTo("p3");
  }

  @Test
  void trap12NamesAreFreedWhenTheWebSocketCloses() throws Exception {
    WcsClient first = server.connect();
    WcsClient viewer = server.connect();
    FakePublisher peer = published(first, "p", "s");
    played(viewer, "q", "s");

    first.disconnect();

    assertThat(viewer.awaitStatus("q").path("info").asString())
        .isEqualTo("Stopped by publisher stop");
    assertThat(server.streams().isReserved("s")).isFalse();
    assertThat(peer.awaitClosed()).isTrue();
  }

  @Test
  void trap15EventsReachEachPlayerWithItsOwnId() throws Exception {
    WcsClient publisher = server.connect();
    WcsClient viewer = server.connect();
    published(publisher, "p", "s");
    played(viewer, "q1", "s");
    played(viewer, "q2", "s");

    publisher.send(
        "sendStreamEvent",
        WcsMessage.object()
            .put("mediaSessionId", "p")
            .put("type", "data")
            .set("payload", WcsMessage.object().put("count", 23)));
    JsonNode one = viewer.await("notifyStreamEvent").data().getFirst();
    JsonNode two = viewer.await("notifyStreamEvent").data().getFirst();
    publisher.send(
        "sendStreamEvent",
        WcsMessage.object().put("mediaSessionId", "p").put("type", "audioMuted"));
    JsonNode muted = viewer.await("notifyStreamEvent").data().getFirst();

    assertThat(one.path("mediaSessionId").asString()).isEqualTo("q1");
    assertThat(two.path("mediaSessionId").asString()).isEqualTo("q2");
    assertThat(two.path("payload").path("count").asInt()).isEqualTo(23);
    assertThat(muted.path("type").asString()).isEqualTo("audioMuted");
    viewer.play("late", "s");
    viewer.await("setRemoteSDP");
    server.engine().player("late").listener().connected();
    JsonNode late = viewer.awaitStatus("late");
    assertThat(late.path("audioState").path("muted").booleanValue()).isTrue();
    assertThat(late.path("videoState").path("muted").booleanValue()).isFalse();
  }
}
