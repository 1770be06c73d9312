package dev.tandem.conformance.checks;

import dev.tandem.conformance.check.Broadcast;
import dev.tandem.conformance.check.Check;
import dev.tandem.conformance.check.CheckContext;
import dev.tandem.conformance.check.Exchange;
import dev.tandem.conformance.check.Viewer;
import dev.tandem.conformance.probe.RestReply;
import dev.tandem.conformance.probe.WsMessage;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** /rest-api/stream about a stream that is live. */
final class LiveListChecks {
  private static final String STREAM = "the handlers of /stream/find and /stream/terminate";
  private static final String EVENT = "the handler of /stream/event/send";
  private static final List<String> FIELDS =
      List.of(
          "mediaSessionId",
          "name",
          "published",
          "status",
          "hasAudio",
          "hasVideo",
          "audioCodec",
          "videoCodec",
          "mediaType");

  private LiveListChecks() {}

  static List<Check> all() {
    return List.of(
        Check.of("stream-find-finds-a-published-stream", LiveListChecks::found),
        Check.of("stream-find-forgets-an-ended-stream", LiveListChecks::forgotten),
        Check.of("listed-stream-has-the-documented-fields", LiveListChecks::fields),
        Check.of("stream-terminate-ends-the-stream", LiveListChecks::terminated),
        Check.of("sent-event-reaches-players", LiveListChecks::event));
  }

  private static Exchange find(CheckContext c, String name) {
    return c.rest(1).post("/stream/find", Map.of("name", name, "published", true));
  }

  private static void found(CheckContext c) {
    Broadcast broadcast = c.broadcast(1);
    find(c, broadcast.name())
        .status(STREAM, 200)
        .must(
            one(broadcast),
            "an array of this one stream, with its mediaSessionId " + broadcast.id(),
            STREAM);
  }

  private static Predicate<RestReply> one(Broadcast broadcast) {
    return reply ->
        reply.items().size() == 1
            && reply.items().getFirst().path("name").asString("").equals(broadcast.name())
            && reply.items().getFirst().path("mediaSessionId").asString("").equals(broadcast.id());
  }

  private static void forgotten(CheckContext c) {
    Broadcast broadcast = c.broadcast(1);
    broadcast.unpublish();
    broadcast.awaitEnd(c.deadlines().answer(), STREAM);
    find(c, broadcast.name()).status(STREAM + ": the stream is UNPUBLISHED", 404);
  }

  private static void fields(CheckContext c) {
    Broadcast broadcast = c.broadcast(1);
    Exchange found = find(c, broadcast.name()).status(STREAM, 200);
    for (String field : FIELDS) {
      found.must(
          r -> r.items().stream().allMatch(item -> item.has(field)),
          "an entry with the field " + field,
          "what is written for a stream");
    }
  }

  private static void terminated(CheckContext c) {
    Broadcast broadcast = c.broadcast(1);
    Exchange terminate =
        c.rest(1).post("/stream/terminate", Map.of("mediaSessionId", broadcast.id()));
    terminate.status(STREAM, 200);
    WsMessage end = broadcast.awaitEnd(c.deadlines().answer(), STREAM);
    CheckContext.expect(
        end.info().equals("Stopped by rest /terminate"),
        terminate.sent(),
        "a terminal status with info 'Stopped by rest /terminate'",
        "%s with info '%s'".formatted(end.status(), end.info()),
        STREAM);
    broadcast.signalling().awaitNextPing();
    List<String> ends = broadcast.signalling().ends(broadcast.id());
    CheckContext.expect(
        ends.size() == 1, terminate.sent(), "one terminal status", "" + ends, STREAM);
    c.awaitGone(1, broadcast.name());
  }

  private static void event(CheckContext c) {
    Broadcast broadcast = c.broadcast(1);
    Viewer viewer = c.viewer(1, broadcast.name());
    c.rest(1)
        .post(
            "/stream/event/send",
            Map.of("streamName", broadcast.name(), "payload", Map.of("kit", "hello")))
        .status(EVENT, 200);
    viewer
        .signalling()
        .await(
            "notifyStreamEvent",
            m -> m.first().path("payload").path("kit").asString("").equals("hello"),
            c.deadlines().answer(),
            EVENT + ": it notifies every player");
  }
}
