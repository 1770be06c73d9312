package dev.tandem.conformance.checks;

import dev.tandem.conformance.check.Broadcast;
import dev.tandem.conformance.check.Check;
import dev.tandem.conformance.check.CheckContext;
import dev.tandem.conformance.check.Offers;
import dev.tandem.conformance.check.Signalling;
import dev.tandem.conformance.check.Viewer;
import dev.tandem.conformance.probe.WsMessage;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What signalling says about a stream that is live, and to those who play it. */
final class PublishedChecks {
  private static final String END = "where a stream ends: one place, which sends one status";
  private static final String NAMES =
      "the registry of stream names: a refused publication must not touch the one that has it";
  private static final String EVENTS =
      "to whom stream events go: to the players of the stream that the sender publishes";
  private static final String ACTIVITY = "the timer for media that stopped coming";

  private PublishedChecks() {}

  static List<Check> all() {
    return List.of(
        Check.of("publishing-follows-media", PublishedChecks::publishing),
        Check.of("published-name-cannot-be-published", PublishedChecks::duplicate),
        Check.of("refused-publication-leaves-the-first", PublishedChecks::firstLives),
        Check.of("unpublish-never-fails", PublishedChecks::unpublish),
        Check.of("silent-publisher-fails", PublishedChecks::silence),
        Check.of("available-stream-says-true-as-string", PublishedChecks::available),
        Check.of("snapshot-is-answered", PublishedChecks::snapshot),
        Check.of("foreign-stream-events-are-refused", PublishedChecks::foreignEvents));
  }

  private static void publishing(CheckContext c) {
    Broadcast broadcast = c.broadcast(1);
    broadcast.signalling().fence();
    List<String> statuses = broadcast.signalling().statuses(broadcast.id());
    CheckContext.expect(
        statuses.stream().filter("PUBLISHING"::equals).count() == 1,
        "publishStream, then media",
        "PUBLISHING, once",
        "" + statuses,
        "what triggers PUBLISHING: the first media");
  }

  private static void duplicate(CheckContext c) {
    refusedDuplicate(c, c.broadcast(1));
  }

  private static void refusedDuplicate(CheckContext c, Broadcast first) {
    Signalling second = c.signalling(1);
    String id = c.freshId();
    second.publish(id, first.name(), Offers.publish());
    MessageChecks.refusal(c, second, id, "Stream name is already in use", NAMES);
  }

  private static void firstLives(CheckContext c) {
    Broadcast first = c.broadcast(1);
    Viewer viewer = c.viewer(1, first.name());
    viewer.awaitMore(0, 1, 1);
    refusedDuplicate(c, first);
    long mark = viewer.received().total();
    viewer.awaitMore(mark, 10, 10);
    List<String> ends = first.signalling().ends(first.id());
    List<String> viewerEnds = viewer.signalling().ends(viewer.id());
    CheckContext.expect(
        ends.isEmpty() && viewerEnds.isEmpty(),
        "publishStream of a name that is published",
        "a first publication and a player that go on",
        "for the publisher %s, for the player %s".formatted(ends, viewerEnds),
        NAMES);
  }

  private static void unpublish(CheckContext c) {
    Broadcast broadcast = c.broadcast(1);
    broadcast.unpublish();
    broadcast.awaitEnd(c.deadlines().answer(), END);
    broadcast.signalling().awaitNextPing();
    broadcast.signalling().fence();
    List<String> ends = broadcast.signalling().ends(broadcast.id());
    CheckContext.expect(
        ends.size() == 1 && ends.getFirst().startsWith("UNPUBLISHED"),
        "unPublishStream, and the end of the peer connection at once",
        "UNPUBLISHED alone",
        "" + ends,
        END + "; the goodbye of DTLS may overtake the message");
  }

  private static void silence(CheckContext c) {
    Broadcast broadcast = c.broadcast(1);
    broadcast.pause();
    WsMessage end = broadcast.awaitEnd(c.deadlines().giveUp().multipliedBy(2), ACTIVITY);
    CheckContext.expect(
        end.status().equals("FAILED") && end.info().equals("Failed by RTP activity"),
        "no media any more, while ICE and DTLS stay up",
        "FAILED with info 'Failed by RTP activity'",
        "%s with info '%s'".formatted(end.status(), end.info()),
        ACTIVITY);
  }

  private static void available(CheckContext c) {
    Broadcast broadcast = c.broadcast(1);
    Signalling client = c.signalling(1);
    String id = c.freshId();
    client.send("availableStream", Map.of("mediaSessionId", id, "name", broadcast.name()));
    String handler = "the handler of availableStream: the vendor's SDK compares strings";
    JsonNode status =
        client
            .await(
                "availableStream",
                m -> m.first().path("id").asString("").equals(id),
                c.deadlines().answer(),
                handler)
            .first()
            .path("status");
    CheckContext.expect(
        status.isString() && status.asString().equals("true"),
        client.lastSent(),
        "the status \"true\", as a string",
        "" + status,
        handler);
  }

  private static void snapshot(CheckContext c) {
    Broadcast broadcast = c.broadcast(1);
    broadcast
        .signalling()
        .send("snapshot", Map.of("mediaSessionId", broadcast.id(), "name", broadcast.name()));
    broadcast
        .signalling()
        .await(
            "notifyStreamEvent",
            m ->
                m.first().path("mediaSessionId").asString("").equals(broadcast.id())
                    && Set.of("snapshotCompleted", "snapshotFailed")
                        .contains(m.first().path("type").asString("")),
            c.deadlines().answer(),
            "the handler of snapshot: a server that takes none says snapshotFailed");
  }

  private static void foreignEvents(CheckContext c) {
    Broadcast broadcast = c.broadcast(1);
    Viewer viewer = c.viewer(1, broadcast.name());
    Signalling stranger = c.signalling(1);
    stranger.streamEvent(broadcast.id(), "data", Map.of("by", "a stranger"));
    stranger.fence();
    broadcast.event("data", Map.of("by", "the publisher"));
    viewer
        .signalling()
        .await("notifyStreamEvent", m -> by(m, "the publisher"), c.deadlines().answer(), EVENTS);
    CheckContext.expect(
        viewer.signalling().received("notifyStreamEvent").stream()
            .noneMatch(m -> by(m, "a stranger")),
        "sendStreamEvent with the mediaSessionId of another session's stream",
        "no event of that sender at the players",
        "the players got it",
        EVENTS);
  }

  private static boolean by(WsMessage message, String who) {
    return message.first().path("payload").path("by").asString("").equals(who);
  }
}
