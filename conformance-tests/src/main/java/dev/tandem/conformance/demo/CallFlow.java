package dev.tandem.conformance.demo;

import dev.tandem.conformance.probe.Await;
import dev.tandem.conformance.probe.Deadlines;
import dev.tandem.conformance.probe.MediaReading;
import dev.tandem.conformance.probe.RestClient;
import dev.tandem.conformance.probe.RestReply;
import dev.tandem.conformance.probe.SeenMessage;
import dev.tandem.conformance.probe.ServerAddress;
import dev.tandem.conformance.probe.Tab;
import java.net.URI;
import java.util.List;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * The 17 steps: publish on the first server, push to the second, play there, stop both. The tabs
 * must show the Two Way Streaming page of the first server and the Player page of the second.
 */
public final class CallFlow {
  private static final long FRAMES_WANTED = 60;
  private static final String STATUS_EVENT = "notifyStreamStatusEvent";

  private final Tab publisher;
  private final Tab player;
  private final RestClient first;
  private final RestClient second;
  private final URI pushTarget;
  private final String stream;
  private long pushedAtMs;
  private Playback playback = Playback.NONE;

  /** {@code pushTarget} is the signalling address of the second server, ws or wss. */
  public CallFlow(
      Tab publisher, Tab player, ServerAddress one, ServerAddress two, URI target, String stream) {
    this.publisher = publisher;
    this.player = player;
    this.first = new RestClient(one.http());
    this.second = new RestClient(two.http());
    this.pushTarget = target;
    this.stream = stream;
  }

  /** Steps 1 to 13, after which the picture is on the second player's screen. */
  void publishPushAndPlay(StepLog log) {
    log.step(CallFlowStep.CONNECT, () -> connect(publisher, "connectBtn"));
    log.step(CallFlowStep.CONNECTED, () -> connected(publisher));
    log.step(CallFlowStep.PUBLISH, this::publish);
    log.step(CallFlowStep.PUBLISHING, this::publishing);
    log.step(CallFlowStep.SEND, this::sending);
    log.step(CallFlowStep.PUSH, this::push);
    log.step(CallFlowStep.REPUBLISH, this::republished);
    log.step(CallFlowStep.REPUBLISH_SEND, this::republishedMedia);
    log.step(CallFlowStep.PLAYER_CONNECT, () -> connect(player, "playBtn"));
    log.step(CallFlowStep.PLAYER_CONNECTED, () -> connected(player));
    log.step(CallFlowStep.PLAY, this::play);
    log.step(CallFlowStep.PLAYING, this::playing);
    log.step(CallFlowStep.RECEIVE, this::receiving);
  }

  /** Steps 14 to 17. */
  void stopBoth(StepLog log) {
    log.step(CallFlowStep.STOP, () -> stop(player, "playBtn", "stopStream"));
    log.step(CallFlowStep.STOPPED, this::stopped);
    log.step(CallFlowStep.UNPUBLISH, () -> stop(publisher, "publishBtn", "unPublishStream"));
    log.step(CallFlowStep.UNPUBLISHED, this::unpublished);
  }

  /** What the second player showed. */
  Playback playback() {
    return playback;
  }

  private static String connect(Tab page, String button) {
    page.click(button);
    SeenMessage asked = seen(page, "a WebSocket", m -> m.name().equals("open"));
    SeenMessage opened = seen(page, "an open WebSocket", m -> m.name().equals("opened"));
    return "WebSocket open after %d ms".formatted(opened.atMs() - asked.atMs());
  }

  private static String connected(Tab page) {
    seen(page, "getUserData", m -> in(m, "getUserData"));
    page.awaitStatus("connectStatus", "ESTABLISHED");
    return "getUserData received, the session is ESTABLISHED";
  }

  private String publish() {
    publisher.click("publishBtn");
    SeenMessage offer = seen(publisher, "publishStream", m -> out(m, "publishStream"));
    return "publishStream sent for '%s' with an offer of %s".formatted(stream, kinds(offer.sdp()));
  }

  private String publishing() {
    SeenMessage answer = seen(publisher, "setRemoteSDP", m -> in(m, "setRemoteSDP"));
    SeenMessage status = status(publisher, "PUBLISHING");
    publisher.awaitStatus("publishStatus", "PUBLISHING");
    return "answer received, PUBLISHING %d ms later".formatted(status.atMs() - answer.atMs());
  }

  private String sending() {
    MediaReading sent =
        publisher.awaitMedia(
            "encoded frames and sound", true, m -> m.frames() >= 15 && m.audioEnergy() > 0);
    return "%s, %d frames".formatted(sent.words(), sent.frames());
  }

  private String push() {
    pushedAtMs = System.currentTimeMillis();
    RestReply reply = first.push(pushTarget, stream, stream);
    if (reply.status() != 200) {
      throw new IllegalStateException("the server answered " + reply);
    }
    return "200 after %.0f ms, uri %s".formatted(reply.ms(), pushTarget);
  }

  private String republished() {
    Await.value(
        "'%s' on the second server".formatted(stream),
        Deadlines.STREAM,
        () -> second.published(stream),
        list -> !list.isEmpty());
    return "the second server lists '%s' as published, %d ms after the push"
        .formatted(stream, System.currentTimeMillis() - pushedAtMs);
  }

  private String republishedMedia() {
    JsonNode remote =
        Await.value(
                "the pushed stream to be PUBLISHING",
                Deadlines.STREAM,
                () -> second.published(stream),
                list -> list.stream().anyMatch(s -> publishing(s)))
            .getFirst();
    List<JsonNode> pushes = first.republished();
    String status = pushes.isEmpty() ? "not listed" : pushes.getFirst().path("status").asString("");
    return "%s, %s; push status %s"
        .formatted(
            remote.path("videoCodec").asString("?"),
            remote.path("audioCodec").asString("?"),
            status);
  }

  private String play() {
    seen(player, "playStream", m -> out(m, "playStream"));
    return "playStream sent for '%s'".formatted(stream);
  }

  private String playing() {
    SeenMessage asked = seen(player, "playStream", m -> out(m, "playStream"));
    SeenMessage status = status(player, "PLAYING");
    player.awaitStatus("playStatus", "PLAYING");
    return "PLAYING %d ms after the request".formatted(status.atMs() - asked.atMs());
  }

  private String receiving() {
    playback = Playback.watch(player, FRAMES_WANTED, pushedAtMs);
    player.awaitChangingPicture("#remoteVideo video");
    return playback.words();
  }

  private static String stop(Tab page, String button, String message) {
    page.click(button);
    seen(page, message, m -> out(m, message));
    return message + " sent";
  }

  private String stopped() {
    SeenMessage status = status(player, "STOPPED");
    player.awaitStatus("playStatus", "STOPPED");
    return "STOPPED, info '%s'".formatted(status.info());
  }

  private String unpublished() {
    SeenMessage status = status(publisher, "UNPUBLISHED");
    publisher.awaitStatus("publishStatus", "UNPUBLISHED");
    Await.value(
        "the second server to forget the stream",
        Deadlines.STREAM,
        () -> second.published(stream),
        List::isEmpty);
    return "UNPUBLISHED, info '%s'; gone from the second server too".formatted(status.info());
  }

  private static boolean publishing(JsonNode stream) {
    return stream.path("status").asString("").equals("PUBLISHING");
  }

  private static SeenMessage status(Tab page, String status) {
    return seen(page, status, m -> in(m, STATUS_EVENT) && m.status().equals(status));
  }

  private static SeenMessage seen(Tab page, String what, Predicate<SeenMessage> condition) {
    return page.awaitMessage(what, condition, Deadlines.STREAM);
  }

  private static boolean in(SeenMessage m, String name) {
    return m.direction().equals("in") && m.name().equals(name);
  }

  private static boolean out(SeenMessage m, String name) {
    return m.direction().equals("out") && m.name().equals(name);
  }

  private static String kinds(String sdp) {
    List<String> kinds =
        sdp.lines()
            .filter(line -> line.startsWith("m="))
            .map(line -> line.substring(2, line.indexOf(' ')))
            .toList();
    return String.join(" and ", kinds);
  }
}
