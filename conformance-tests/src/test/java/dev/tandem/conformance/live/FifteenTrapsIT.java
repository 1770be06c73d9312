package dev.tandem.conformance.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.conformance.probe.Await;
import dev.tandem.conformance.probe.Deadlines;
import dev.tandem.conformance.probe.RestClient;
import dev.tandem.conformance.probe.RestReply;
import dev.tandem.conformance.probe.SeenMessage;
import dev.tandem.conformance.probe.ServerProcess;
import dev.tandem.conformance.probe.Tab;
import dev.tandem.conformance.probe.WsClient;
import dev.tandem.conformance.probe.WsMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Fifteen behaviours that a naive reimplementation gets wrong, each seen from outside. */
@ExtendWith(BedExtension.class)
class FifteenTrapsIT {
  private static final Set<String> TERMINAL = Set.of("FAILED", "STOPPED", "UNPUBLISHED");

  /** A server with short deadlines. */
  private static ServerProcess impatient;

  @BeforeAll
  static void startImpatientServer() {
    impatient =
        ReferenceServers.start(
            "impatient",
            Map.of(
                "keep_alive.server_interval", "300",
                "keep_alive.probes", "3",
                "ice_connect_timeout", "1500"));
  }

  @AfterAll
  static void stopImpatientServer() {
    impatient.close();
  }

  @Test
  void trap01AnswersMirrorTheDirectionOfTheOffer(Bed bed) {
    String stream = bed.name("mirror");
    Tab publisher = bed.publish(1, stream);
    Tab player = bed.play(1, stream);

    assertThat(directions(answer(publisher))).containsExactly("recvonly", "recvonly");
    assertThat(directions(answer(player))).containsExactly("sendonly", "sendonly");
  }

  @Test
  void trap02OnlyTheAnswerCarriesCandidatesAndTheBrowserIsLearnt(Bed bed) {
    Tab publisher = bed.publish(1, bed.name("candidates"));

    SeenMessage offer = first(publisher, "publishStream");
    assertThat(SampleOffer.values(offer.sdp(), "candidate")).isEmpty();
    assertThat(SampleOffer.values(answer(publisher), "candidate")).isNotEmpty();
    assertThat(publisher.media(true).orElseThrow().connection()).isEqualTo("connected");
  }

  @Test
  void trap03PlayingComesOnlyOnceTheTransportIsUp(Bed bed) {
    String stream = bed.name("early");
    bed.publish(1, stream);
    Tab page = bed.tab().open(bed.server(1).page("player.html"));

    page.run(
        """
        Flashphoner.createSession({urlServer: arguments[0]}).on('ESTABLISHED', session => {
          session.createStream({name: arguments[1], display: document.getElementById('remoteVideo')})
            .on('PLAYING', async s => {
              const volume = s.getVolume();
              const stats = await pageProbe.live()[0].getStats();
              const transport = [...stats.values()].find(each => each.type === 'transport');
              window.atPlaying = [volume, transport.dtlsState];
            })
            .play();
        });
        """,
        bed.server(1).ws().toString(),
        stream);

    Object seen =
        Await.value(
            "PLAYING",
            Deadlines.STREAM,
            () -> String.valueOf(page.run("return (window.atPlaying || []).join(' ')")),
            text -> !text.isEmpty());
    assertThat(String.valueOf(seen)).endsWith(" connected").doesNotStartWith("-1");
  }

  @Test
  void trap04BothMediaOfAPlayAnswerAreOfOneStream(Bed bed) {
    String stream = bed.name("msid");
    bed.publish(1, stream);

    List<String> ids =
        SampleOffer.values(answer(bed.play(1, stream)), "msid").stream()
            .map(value -> value.replaceFirst(" .*", ""))
            .distinct()
            .toList();

    assertThat(ids).hasSize(1).doesNotContain("-");
  }

  @Test
  void trap05EveryMessageHasADataArrayAndTheDocumentedTypes(Bed bed) {
    String stream = bed.name("types");
    bed.publish(1, stream);
    try (WsClient client = WsClient.connect(bed.server(1).ws())) {
      String present = SampleOffer.newId();
      String absent = SampleOffer.newId();
      client.send("availableStream", Map.of("mediaSessionId", present, "name", stream));
      client.send("availableStream", Map.of("mediaSessionId", absent, "name", "none"));
      client.send("sendData", Map.of("operationId", "op1", "payload", Map.of("a", 1)));
      String id = SampleOffer.newId();
      client.send("playStream", SampleOffer.play(id, stream, SampleOffer.sdp("recvonly")));
      client.awaitAnswer(id);

      assertThat(available(client, present).isString()).isTrue();
      assertThat(available(client, present).asString()).isEqualTo("true");
      assertThat(available(client, absent).asString()).isEqualTo("false");
      assertThat(client.await("DataStatusEvent").status()).isIn("ACCEPTED", "FAILED");
      JsonNode answer = client.await("setRemoteSDP").whole().path("data");
      assertThat(answer.path(2).isBoolean()).isTrue();
      assertThat(answer.path(2).asBoolean()).isTrue();
      assertThat(client.received()).allMatch(m -> m.whole().path("data").isArray());
    }
  }

  @Test
  void trap06EachStreamEndsWithExactlyOneTerminalStatusAndTheRightOne(Bed bed) {
    String stream = bed.name("once");
    Tab publisher = bed.publish(1, stream);
    Tab leaver = bed.play(1, stream);
    Tab viewer = bed.play(1, stream);

    leaver.click("playBtn");
    leaver.awaitStatus("playStatus", "STOPPED");
    publisher.click("publishBtn");
    publisher.awaitStatus("publishStatus", "UNPUBLISHED");
    viewer.awaitStatus("playStatus", "FAILED");

    awaitNextPing(leaver, publisher, viewer);
    assertThat(terminal(leaver)).extracting(SeenMessage::status).containsExactly("STOPPED");
    assertThat(terminal(publisher)).extracting(SeenMessage::status).containsExactly("UNPUBLISHED");
    assertThat(terminal(viewer)).hasSize(1);
    assertThat(terminal(viewer).getFirst().info()).isEqualTo("Stopped by publisher stop");
  }

  @Test
  void trap07AMediaPathThatNeverOpensEndsInFailed(Bed bed) {
    String stream = bed.name("nopath");
    try (WsClient client = WsClient.connect(impatient.address().ws())) {
      String id = SampleOffer.newId();
      client.send("publishStream", SampleOffer.publish(id, stream, SampleOffer.sdp("sendonly")));
      client.awaitAnswer(id);

      WsMessage end = client.awaitStatus(id, TERMINAL::contains, Deadlines.GIVE_UP);

      assertThat(end.status()).isEqualTo("FAILED");
      assertThat(end.info()).isEqualTo("Failed by ICE timeout");
      assertThat(client.statuses(id)).doesNotContain("PUBLISHING");
    }
  }

  @Test
  void trap07BrokenSdpEndsInFailedAtOnce(Bed bed) {
    try (WsClient client = WsClient.connect(bed.server(1).ws())) {
      String id = SampleOffer.newId();
      client.send("publishStream", SampleOffer.publish(id, bed.name("broken"), "v=0\r\n"));

      WsMessage end = client.awaitStatus(id, TERMINAL::contains, Deadlines.ANSWER);

      assertThat(end.status()).isEqualTo("FAILED");
      assertThat(end.info()).isNotEmpty();
    }
  }

  @Test
  void trap08PingsAreTextMessagesAndSilentClientsAreClosed(Bed bed) {
    URI ws = impatient.address().ws();
    try (WsClient silent = WsClient.openSilent(ws);
        WsClient answering = WsClient.connect(ws)) {
      silent.hello();

      silent.awaitClose(Deadlines.GIVE_UP);

      assertThat(silent.received("ping")).hasSizeGreaterThanOrEqualTo(3);
      int before = answering.received("ping").size();
      Await.value(
          "pings to go on",
          Deadlines.ANSWER,
          () -> answering.received("ping").size(),
          n -> n > before + 3);
      assertThat(answering.isClosed()).isFalse();
    }
  }

  @Test
  void trap09NothingChangesTheClientsStateMachine(Bed bed) {
    String stream = bed.name("state");
    Tab publisher = bed.publish(1, stream);
    Tab player = bed.play(1, stream);
    MediaChecks.sees(player);

    for (Tab page : List.of(publisher, player)) {
      assertThat(received(page, "getUserData")).hasSize(1);
      assertThat(received(page, "registered")).isEmpty();
      assertThat(page.messages())
          .noneMatch(m -> m.direction().equals("in") && m.name().startsWith("webRTCMetrics"));
    }
    try (WsClient client = WsClient.connect(bed.server(1).ws())) {
      assertThat(client.await("getUserData").first().has("webRTCMetricsServerDescription"))
          .isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/", "/websocket", "/socket", "/abcd1234", "/a/b?c=d"})
  void trap10EveryWebSocketPathIsAccepted(String path, Bed bed) {
    try (WsClient client = WsClient.open(URI.create(bed.server(1).ws() + path))) {
      assertThat(client.hello().first().isObject()).isTrue();
    }
  }

  @Test
  void trap11AnswersEndWithANewlineAndKeepTheSectionsOfTheOffer(Bed bed) {
    Tab publisher = bed.publish(1, bed.name("sections"));

    String offer = first(publisher, "publishStream").sdp();
    String answer = answer(publisher);

    assertThat(answer).endsWith("\n");
    assertThat(SampleOffer.kinds(answer)).isEqualTo(SampleOffer.kinds(offer));
    assertThat(SampleOffer.values(answer, "mid")).isEqualTo(SampleOffer.values(offer, "mid"));
  }

  /** Stripping G722 leaves dangling apt and takes VP8's rtcp-fb lines away; pictures still flow. */
  @ParameterizedTest
  @ValueSource(strings = {"G722", "H264,VP9", "VP8,red,ulpfec"})
  void trap11OffersMayBeTornByStripCodecs(String stripped, Bed bed) {
    String stream = bed.name("strip");
    bed.publish(1, stream, "stripCodecs", stripped);

    MediaChecks.sees(bed.play(1, stream));
  }

  @Test
  void trap11APlayerMayOfferSoundAloneAndSizesAsStrings(Bed bed) {
    String stream = bed.name("strings");
    bed.publish(1, stream);
    MediaChecks.hears(bed.play(1, stream, "media", "audio"));
    try (WsClient client = WsClient.connect(bed.server(1).ws())) {
      String id = SampleOffer.newId();
      Map<String, Object> play = SampleOffer.play(id, stream, SampleOffer.audioOnly("recvonly"));
      play.putAll(Map.of("width", "640", "height", "480"));
      client.send("playStream", play);

      assertThat(SampleOffer.kinds(client.awaitAnswer(id))).containsExactly("audio");
    }
  }

  @Test
  void trap12NamesAreUniqueAndFreeAgainAtOnce(Bed bed) {
    String stream = bed.name("unique");
    URI ws = bed.server(1).ws();
    String offer = SampleOffer.sdp("sendonly");
    try (WsClient holder = WsClient.connect(ws);
        WsClient second = WsClient.connect(ws)) {
      String held = SampleOffer.newId();
      holder.send("publishStream", SampleOffer.publish(held, stream, offer));
      holder.awaitAnswer(held);
      String refused = SampleOffer.newId();
      second.send("publishStream", SampleOffer.publish(refused, stream, offer));
      assertThat(second.awaitStatus(refused, TERMINAL::contains, Deadlines.ANSWER).info())
          .isEqualTo("Stream name is already in use");

      holder.send("unPublishStream", SampleOffer.publish(held, stream, ""));
      holder.awaitStatus(held, "UNPUBLISHED"::equals, Deadlines.ANSWER);
      String taken = SampleOffer.newId();
      second.send("publishStream", SampleOffer.publish(taken, stream, offer));
      second.awaitAnswer(taken);

      second.drop();
      Await.value(
          "the name to be free after the connection closed",
          Deadlines.ANSWER,
          () -> publishes(holder, stream),
          accepted -> accepted);
    }
  }

  @Test
  void trap13RestAnswersAsItsClientsExpect(Bed bed) {
    String stream = bed.name("rest");
    RestClient rest = bed.rest(1);
    assertThat(rest.get("/pull/find_all").status()).isEqualTo(404);
    assertThat(rest.post("/pull/find_all", Map.of()).status()).isEqualTo(404);
    bed.publish(1, stream);

    RestReply pushed = rest.push(bed.server(2).ws(), stream, stream);

    assertThat(pushed.status()).isEqualTo(200);
    assertThat(pushed.body()).isEmpty();
    assertThat(rest.get("/pull/find_all").json().isArray()).isTrue();
    assertThat(rest.post("/pull/find_all", Map.of()).items()).hasSize(1);
    RestReply preflight = rest.preflight("/pull/push", "https://console.example");
    assertThat(preflight.status()).isBetween(200, 204);
    assertThat(preflight.headers().firstValue("Access-Control-Allow-Origin")).isPresent();
    assertThat(rest.push(bed.server(2).ws(), "nobody", "nobody").status()).isEqualTo(404);
    assertThat(rest.postText("/pull/push", "{").status()).isEqualTo(400);
  }

  @Test
  void trap14TerminateIsAFilterAndOnlyTheWholeKeyConflicts(Bed bed) {
    String stream = bed.name("filter");
    RestClient rest = bed.rest(1);
    URI target = bed.server(2).ws();
    bed.publish(1, stream);
    bed.push(1, stream, 2, stream + "a");
    bed.push(1, stream, 2, stream + "b");
    bed.push(1, stream, 2, stream + "c");

    assertThat(rest.push(target, stream, stream + "a").status()).isEqualTo(409);
    assertThat(rest.post("/pull/terminate", Map.of("remoteStreamName", stream + "a")).status())
        .isEqualTo(200);
    bed.awaitGone(2, stream + "a");
    assertThat(rest.published(stream)).hasSize(1);
    assertThat(bed.rest(2).published(stream + "b")).hasSize(1);

    assertThat(rest.post("/pull/terminate", Map.of("uri", target + "/websocket")).status())
        .isEqualTo(200);
    bed.awaitGone(2, stream + "b");
    bed.awaitGone(2, stream + "c");
    assertThat(rest.post("/pull/terminate", Map.of("uri", target.toString())).status())
        .isEqualTo(404);
  }

  @Test
  void trap15DeadAndSilentTargetsDoNotTouchTheSource(Bed bed) throws IOException {
    String stream = bed.name("isolated");
    Tab publisher = bed.publish(1, stream);
    Tab viewer = bed.play(1, stream);
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      bed.rest(1).push(URI.create("ws://127.0.0.1:1"), stream, stream);
      bed.rest(1).push(URI.create("ws://127.0.0.1:" + silent.getLocalPort()), stream, stream);
      bed.push(1, stream, 2, stream);

      MediaChecks.seesAndHears(viewer);
      MediaChecks.seesAndHears(bed.play(2, stream));
      assertThat(publisher.status("publishStatus")).isEqualTo("PUBLISHING");
      assertThat(terminal(viewer)).isEmpty();
    }
  }

  @Test
  void trap15KeyFrameRequestsTravelAndEventsReachEachRemotePlayerUnderItsOwnId(Bed bed) {
    String stream = bed.name("events");
    Tab publisher = bed.publish(1, stream);
    bed.push(1, stream, 2, stream);
    Tab first = bed.play(2, stream);
    MediaChecks.sees(first);
    Tab late = bed.play(2, stream);
    MediaChecks.sees(late);

    publisher.run("Flashphoner.getSessions()[0].getStreams()[0].muteVideo()");

    for (Tab player : List.of(first, late)) {
      SeenMessage event =
          player.awaitMessage(
              "the event", m -> m.name().equals("notifyStreamEvent"), Deadlines.STREAM);
      assertThat(event.stream()).isEqualTo(first(player, "playStream").stream());
      assertThat(player.text("playEvent")).contains("paused the picture");
    }
  }

  private static boolean publishes(WsClient client, String stream) {
    String id = SampleOffer.newId();
    client.send("publishStream", SampleOffer.publish(id, stream, SampleOffer.sdp("sendonly")));
    return Await.present(
        "an answer or a refusal",
        Deadlines.ANSWER,
        () -> {
          boolean answered =
              client.received("setRemoteSDP").stream()
                  .anyMatch(m -> m.first().asString("").equals(id));
          boolean refused = client.statuses(id).contains("FAILED");
          return answered || refused ? Optional.of(answered) : Optional.empty();
        });
  }

  private static JsonNode available(WsClient client, String id) {
    return client
        .await(
            "availableStream", m -> m.first().path("id").asString("").equals(id), Deadlines.ANSWER)
        .first()
        .path("status");
  }

  private static void awaitNextPing(Tab... pages) {
    for (Tab page : pages) {
      int before = received(page, "ping").size();
      Await.value(
          "the next ping", Deadlines.ANSWER, () -> received(page, "ping").size(), n -> n > before);
    }
  }

  private static List<SeenMessage> terminal(Tab page) {
    return received(page, "notifyStreamStatusEvent").stream()
        .filter(m -> TERMINAL.contains(m.status()))
        .toList();
  }

  private static List<SeenMessage> received(Tab page, String name) {
    return page.messages().stream()
        .filter(m -> m.direction().equals("in") && m.name().equals(name))
        .toList();
  }

  private static SeenMessage first(Tab page, String name) {
    return page.awaitMessage(name, m -> m.name().equals(name), Deadlines.ANSWER);
  }

  private static String answer(Tab page) {
    return first(page, "setRemoteSDP").sdp();
  }

  private static List<String> directions(String sdp) {
    return sdp.lines()
        .filter(l -> l.matches("a=(sendrecv|sendonly|recvonly|inactive)"))
        .map(l -> l.substring(2))
        .toList();
  }
}
