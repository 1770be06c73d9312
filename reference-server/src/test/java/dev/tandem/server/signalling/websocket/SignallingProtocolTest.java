package dev.tandem.server.signalling.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.server.media.api.FakeMediaEngine.FakePlayer;
import dev.tandem.server.media.api.FakeMediaEngine.FakePublisher;
import dev.tandem.server.media.api.PeerFailure;
import dev.tandem.server.media.api.PeerStats;
import dev.tandem.server.signalling.message.WcsMessage;
import dev.tandem.server.signalling.session.ConnectionInfo;
import dev.tandem.server.signalling.session.KeepAliveOptions;
import dev.tandem.server.signalling.session.SessionOptions;
import dev.tandem.server.stream.StreamInfo;
import dev.tandem.server.stream.StreamStatus;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What clients and server say to each other, message by message. */
class SignallingProtocolTest {
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
    peer.listener().firstMedia();
    client.awaitStatus(id);
    return peer;
  }

  private FakePlayer played(WcsClient client, String id, String name) throws Exception {
    client.play(id, name);
    client.await("setRemoteSDP");
    FakePlayer peer = server.engine().player(id);
    peer.listener().connected();
    client.awaitStatus(id);
    return peer;
  }

  private static String info(JsonNode status) {
    return status.path("info").asString();
  }

  @Test
  void establishesASessionAndTellsItsVersion() throws Exception {
    WcsClient client = server.open("/");
    client.send(
        "connection",
        WcsMessage.object()
            .put("appKey", "myApp")
            .put("clientVersion", "2.0")
            .put("clientBrowserVersion", "Chrome")
            .set("mediaProviders", WcsMessage.object().putArray("x").add("WebRTC").add("MSE")));

    JsonNode user = client.next().data().getFirst();
    WcsMessage version = client.next();

    assertThat(user.path("status").asString()).isEqualTo("ESTABLISHED");
    assertThat(user.path("authToken").asString()).isNotEmpty();
    assertThat(user.path("appKey").asString()).isEqualTo("myApp");
    assertThat(user.path("mediaProviders")).hasSize(2);
    assertThat(user.path("useWsTunnel").isBoolean()).isTrue();
    assertThat(version.write()).isEqualTo("{\"message\":\"getVersion\",\"data\":[\"test\"]}");
    List<ConnectionInfo> connections = server.endpoints().connections().connections();
    assertThat(connections).hasSize(1);
    ConnectionInfo connection = connections.getFirst();
    assertThat(connection.sessionId()).isEqualTo(user.path("sessionId").asString());
    assertThat(connection.mediaProviders()).containsExactly("WebRTC", "MSE");
    assertThat(connection.clientBrowserVersion()).isEqualTo("Chrome");
    assertThat(connection.remoteAddress()).startsWith("127.0.0.1:");
    assertThat(connection.created()).isEqualTo(SignallingServer.NOW);
  }

  @Test
  void refusesStreamsBeforeTheSessionIsEstablished() throws Exception {
    WcsClient client = server.open("/");

    client.publish("p", "s");
    client.play("q", "s");

    assertThat(info(client.awaitStatus("p"))).isEqualTo("Session not ready");
    assertThat(info(client.awaitStatus("q"))).isEqualTo("Session not ready");
  }

  @Test
  void saysTheWholeStreamInItsStatus() throws Exception {
    WcsClient client = server.connect();
    client.publish("p", "s");
    client.await("setRemoteSDP");
    server.engine().publisher("p").listener().firstMedia();

    JsonNode status = client.awaitStatus("p");

    assertThat(status.path("name").asString()).isEqualTo("s");
    assertThat(status.path("published").booleanValue()).isTrue();
    assertThat(status.path("audioCodec").asString()).isEqualTo("opus");
    assertThat(status.path("videoCodec").asString()).isEqualTo("VP8");
    assertThat(status.path("mediaProvider").asString()).isEqualTo("WebRTC");
    assertThat(status.path("createDate").asLong()).isEqualTo(SignallingServer.NOW.toEpochMilli());
  }

  @Test
  void aSecondUseOfAnIdLeavesTheStreamThatHasItAlive() throws Exception {
    WcsClient client = server.connect();
    WcsClient other = server.connect();
    published(client, "p", "s");

    client.play("p", "s");
    client.publish("p", "another");
    other.play("p", "s");

    JsonNode fail = client.await("fail").data().getFirst();
    assertThat(fail.path("id").asString()).isEqualTo("p");
    assertThat(fail.path("apiMethod").asString()).isEqualTo("playStream");
    assertThat(info(fail)).isEqualTo("MediaSessionId is already in use");
    assertThat(client.await("fail").data().getFirst().path("apiMethod").asString())
        .isEqualTo("publishStream");
    assertThat(info(other.awaitStatus("p"))).isEqualTo("MediaSessionId is already in use");
    assertThat(server.engine().opened()).isEqualTo(1);
  }

  @Test
  void tellsWhyAStreamCannotBePlayed() throws Exception {
    WcsClient client = server.connect();
    published(client, "p", "s");

    client.play("unknown", "nothing");
    client.play("h264", "s", Offers.videoOnly("recvonly", "H264"));
    client.play("direction", "s", Offers.publish());

    assertThat(info(client.awaitStatus("unknown"))).isEqualTo("Stream not found");
    assertThat(info(client.awaitStatus("h264"))).isEqualTo("No common codecs");
    JsonNode direction = client.awaitStatus("direction");
    assertThat(info(direction)).isEqualTo("Failed by error");
    assertThat(direction.path("detail").asString()).contains("expected recvonly");
    assertThat(server.engine().opened()).isEqualTo(1);
  }

  @Test
  void tellsWhyAStreamCannotBePublished() throws Exception {
    WcsClient client = server.connect();

    client.publish("", "s");
    JsonNode withoutId = client.await("notifyStreamStatusEvent").data().getFirst();
    client.publish("a", "");
    client.publish("b", "s", "");
    client.publish("c", "s", Offers.videoOnly("sendonly", "HEVC"));
    client.send(
        "publishStream",
        WcsMessage.object().put("mediaSessionId", "d").set("name", WcsMessage.object()));
    client.send(
        "publishStream",
        WcsMessage.object()
            .put("mediaSessionId", "e")
            .put("name", "s")
            .put("mediaProvider", "Flash"));

    assertThat(info(withoutId)).isEqualTo("MediaSessionId is null");
    assertThat(client.awaitStatus("a").path("detail").asString())
        .isEqualTo("publishStream: name is missing");
    assertThat(client.awaitStatus("b").path("detail").asString())
        .isEqualTo("publishStream: sdp is missing");
    assertThat(info(client.awaitStatus("c"))).isEqualTo("No common codecs");
    assertThat(client.awaitStatus("d").path("detail").asString())
        .isEqualTo("publishStream: expected name to be a string, got an object");
    assertThat(client.awaitStatus("e").path("detail").asString())
        .isEqualTo("Only mediaProvider WebRTC is supported");
    assertThat(server.streams().streams()).isEmpty();
  }

  @Test
  void asksForTcpCandidatesWhereTheStreamWantsThem() throws Exception {
    WcsClient client = server.connect();

    client.send(
        "publishStream",
        WcsMessage.object()
            .put("mediaSessionId", "p")
            .put("name", "s")
            .put("transport", "TCP")
            .put("sdp", Offers.publish()));
    client.await("setRemoteSDP");

    assertThat(server.engine().publisher("p").options().tcp()).isTrue();
  }

  @Test
  void endsAStreamThatIsStoppedWhilePending() throws Exception {
    WcsClient client = server.connect();
    client.publish("p", "s");
    client.unpublish("p", "s");

    assertThat(client.awaitStatus("p").path("status").asString()).isEqualTo("UNPUBLISHED");
    server.engine().publisher("p").listener().firstMedia();
    assertThat(client.statuses("p")).containsExactly("UNPUBLISHED");
  }

  @Test
  void failsAStreamWhosePeerSaysGoodbyeWithoutStopping() throws Exception {
    SessionOptions defaults = SignallingServer.options();
    SessionOptions hasty =
        new SessionOptions(
            "test",
            defaults.keepAlive(),
            defaults.negotiation(),
            defaults.messageLimits(),
            1,
            defaults.maxBadMessages(),
            defaults.greetingTimeout(),
            defaults.ratesInterval(),
            Duration.ofMillis(1));
    server.close();
    server = SignallingServer.start(hasty);
    WcsClient client = server.connect();
    FakePublisher peer = published(client, "p", "s");
    client.publish("p2", "s2");
    assertThat(client.awaitStatus("p2").path("detail").asString())
        .isEqualTo("A connection may have 1 streams at a time");

    peer.listener().failed(PeerFailure.CLOSED_BY_PEER, "close_notify");

    JsonNode status = client.awaitStatus("p");
    assertThat(status.path("status").asString()).isEqualTo("FAILED");
    assertThat(info(status)).isEqualTo("Requested stream shutdown");
  }

  @Test
  void answersStopsOfUnknownStreams() throws Exception {
    WcsClient client = server.connect();

    client.stop("nobody", "s");

    JsonNode fail = client.await("fail").data().getFirst();
    assertThat(fail.path("apiMethod").asString()).isEqualTo("stopStream");
    assertThat(fail.path("id").asString()).isEqualTo("nobody");
    assertThat(info(fail)).isEqualTo("Stream not found");
  }

  @Test
  void tellsPlayersThePictureSize() throws Exception {
    WcsClient client = server.connect();
    FakePublisher publisher = published(client, "p", "s");
    played(client, "q", "s");

    publisher.listener().videoFormat(640, 480);
    JsonNode format = client.await("notifyVideoFormat").data().getFirst();
    JsonNode resize = client.await("notifyStreamEvent").data().getFirst();
    client.play("late", "s");
    client.await("setRemoteSDP");
    server.engine().player("late").listener().connected();
    JsonNode lateFormat = client.await("notifyVideoFormat").data().getFirst();

    assertThat(format.path("mediaSessionId").asString()).isEqualTo("q");
    assertThat(format.path("status").asString()).isEqualTo("RESIZE");
    assertThat(format.path("streamerVideoWidth").intValue()).isEqualTo(640);
    assertThat(resize.path("type").asString()).isEqualTo("resize");
    assertThat(resize.path("payload").path("streamerVideoHeight").intValue()).isEqualTo(480);
    assertThat(lateFormat.path("mediaSessionId").asString()).isEqualTo("late");
  }

  @Test
  void tellsAPlayerThatItsBandwidthIsNotEnough() throws Exception {
    WcsClient client = server.connect();
    published(client, "p", "s");

    played(client, "q", "s").listener().notEnoughBandwidth(300_000, 1_200_000);

    JsonNode event = client.await("notifyStreamEvent").data().getFirst();
    assertThat(event.path("type").asString()).isEqualTo("notEnoughBandwidth");
    assertThat(event.path("payload").path("info").asString()).isEqualTo("1200000/300000");
  }

  @Test
  void reportsVideoRates() throws Exception {
    SessionOptions defaults = SignallingServer.options();
    server.close();
    server =
        SignallingServer.start(
            new SessionOptions(
                "test",
                defaults.keepAlive(),
                defaults.negotiation(),
                defaults.messageLimits(),
                defaults.maxStreams(),
                defaults.maxBadMessages(),
                defaults.greetingTimeout(),
                Duration.ofMillis(10),
                defaults.closedByPeerGrace()));
    WcsClient client = server.connect();
    PeerStats stats =
        new PeerStats(1, 2, 3, 500_000, 4, 25, 6, 7, 8, 9, 10, 640, 480, "127.0.0.1:1");
    published(client, "p", "s").report(stats);
    played(client, "q", "s").report(stats);

    JsonNode inbound =
        client
            .await("inboundVideoRate", data -> data.path("videoRate").asLong() > 0)
            .data()
            .getFirst();
    JsonNode outbound =
        client
            .await("outboundVideoRate", data -> data.path("videoRate").asLong() > 0)
            .data()
            .getFirst();

    assertThat(inbound.path("mediaSessionId").asString()).isEqualTo("p");
    assertThat(inbound.path("fps").intValue()).isEqualTo(25);
    assertThat(outbound.path("mediaSessionId").asString()).isEqualTo("q");
    assertThat(outbound.path("lostPackets").intValue()).isEqualTo(3);
  }

  @Test
  void refusesSnapshotsClearly() throws Exception {
    WcsClient client = server.connect();

    client.send("snapshot", WcsMessage.object().put("mediaSessionId", "p").put("name", "s"));

    JsonNode event = client.await("notifyStreamEvent").data().getFirst();
    assertThat(event.path("mediaSessionId").asString()).isEqualTo("p");
    assertThat(event.path("type").asString()).isEqualTo("snapshotFailed");
    assertThat(event.path("payload").path("info").asString()).contains("does not decode");
  }

  @Test
  void letsOnlyPublishersSendEvents() throws Exception {
    WcsClient client = server.connect();
    published(client, "p", "s");
    played(client, "q", "s");

    client.send(
        "sendStreamEvent", WcsMessage.object().put("mediaSessionId", "q").put("type", "data"));

    assertThat(info(client.await("fail").data().getFirst())).contains("Only the publisher");
  }

  @ParameterizedTest
  @ValueSource(strings = {"call", "answer", "hangup", "hold", "unhold", "sendDtmf", "transfer"})
  void refusesSipCalls(String message) throws Exception {
    WcsClient client = server.connect();

    client.send(message, WcsMessage.object().put("callId", "c"));

    JsonNode fail = client.await("fail").data().getFirst();
    assertThat(fail.path("apiMethod").asString()).isEqualTo(message);
    assertThat(fail.path("id").asString()).isEqualTo("c");
    assertThat(info(fail)).contains("SIP");
  }

  @Test
  void takesLogsReportsAndUnknownMessagesWithoutAnAnswer() throws Exception {
    WcsClient client = server.connect();

    client.send("pushLogs", WcsMessage.object().put("logs", "line\nline"));
    client.send("submitBugReport", WcsMessage.object().put("text", "it broke"));
    client.send("webRTCMetricsBatch", WcsMessage.object().put("x", 1));
    client.sendText("{\"message\":\"pushLogs\",\"data\":[1,[2]]}");
    client.sendBinary(new byte[2_000_000]);
    client.send("sessionDebug", WcsMessage.object().put("command", "start"));

    JsonNode debug = client.await("notifySessionDebugEvent").data().getFirst();
    assertThat(debug.path("status").asString()).isEqualTo("STARTED");
    assertThat(client.seen())
        .extracting(WcsMessage::name)
        .containsExactly("getUserData", "getVersion", "notifySessionDebugEvent", "pong");
  }

  @Test
  void pongsKeepAConnectionAlive() throws Exception {
    KeepAliveOptions fast =
        new KeepAliveOptions(KeepAliveOptions.Algorithm.HIGH_LEVEL, Duration.ofMillis(50), 10);
    server.close();
    server = SignallingServer.start(SessionOptions.of("test", fast));
    WcsClient client = server.connect();

    for (int i = 0; i < 15; i++) {
      client.await("ping");
      client.sendText("{\"message\":\"pong\",\"data\":[null]}");
    }

    assertThat(client.seen())
        .filteredOn(m -> m.name().equals("ping"))
        .hasSizeGreaterThanOrEqualTo(15);
  }

  @Test
  void protocolPingsAreAnsweredByTheClientsWebSocket() throws Exception {
    KeepAliveOptions internal =
        new KeepAliveOptions(KeepAliveOptions.Algorithm.INTERNAL, Duration.ofMillis(50), 10);
    SessionOptions defaults = SessionOptions.of("test", internal);
    server.close();
    server =
        SignallingServer.start(
            new SessionOptions(
                "test",
                internal,
                defaults.negotiation(),
                defaults.messageLimits(),
                defaults.maxStreams(),
                defaults.maxBadMessages(),
                defaults.greetingTimeout(),
                Duration.ofMillis(200),
                defaults.closedByPeerGrace()));
    WcsClient client = server.connect();
    published(client, "p", "s");

    for (int i = 0; i < 4; i++) {
      client.await("inboundVideoRate");
    }

    assertThat(client.seen()).noneMatch(message -> message.name().equals("ping"));
  }

  @Test
  void restEndsStreamsWithItsInfo() throws Exception {
    WcsClient client = server.connect();
    published(client, "p", "s");
    played(client, "q", "s");
    List<StreamInfo> streams = server.streams().streams();

    int ended = server.streams().terminate(stream -> stream.mediaSessionId().equals("q"));

    assertThat(streams)
        .extracting(StreamInfo::status)
        .containsExactlyInAnyOrder(StreamStatus.PUBLISHING, StreamStatus.PLAYING);
    assertThat(ended).isEqualTo(1);
    JsonNode status = client.awaitStatus("q");
    assertThat(status.path("status").asString()).isEqualTo("FAILED");
    assertThat(info(status)).isEqualTo("Stopped by rest /terminate");
    assertThat(server.streams().publication("s")).isPresent();
  }
}
