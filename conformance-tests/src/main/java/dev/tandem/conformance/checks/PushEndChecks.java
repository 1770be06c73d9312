package dev.tandem.conformance.checks;

import dev.tandem.conformance.check.Broadcast;
import dev.tandem.conformance.check.BroadcastOptions;
import dev.tandem.conformance.check.Check;
import dev.tandem.conformance.check.CheckContext;
import dev.tandem.conformance.check.Exchange;
import dev.tandem.conformance.check.Viewer;
import dev.tandem.conformance.probe.WsMessage;
import java.util.List;
import java.util.Map;

/** How a push ends by itself and by /pull/terminate, and what comes after it. */
final class PushEndChecks {
  private static final String TERMINATE = "the handler of /pull/terminate";
  private static final String VIEWERS = "what a player is told when its stream ends: the info text";
  private static final String AGAIN =
      "what ties a push to the stream of the moment and not to its name";
  private static final String LOOP =
      "a push to the server itself: its publishStream is refused as that of any client would be";

  private PushEndChecks() {}

  static List<Check> all() {
    return List.of(
        Check.of("terminated-push-leaves-the-target", PushEndChecks::leavesTarget),
        Check.of("terminated-push-tells-its-players", PushEndChecks::tellsPlayers),
        Check.of("push-leaves-the-target-with-its-source", PushEndChecks::sourceEnds),
        Check.of("push-leaves-the-list-with-its-source", PushEndChecks::unlisted),
        Check.of("push-ends-with-a-source-that-breaks-off", PushEndChecks::sourceDies),
        Check.of("stream-published-again-is-not-pushed-again", PushEndChecks::notAgain),
        Check.of("push-onto-itself-ends", PushEndChecks::loopEnds),
        Check.of("push-onto-itself-does-not-multiply", PushEndChecks::loopDoesNotMultiply));
  }

  private static void terminate(CheckContext c, Broadcast source) {
    c.rest(1)
        .post("/pull/terminate", Map.of("localStreamName", source.name()))
        .status(TERMINATE, 200);
  }

  private static void leavesTarget(CheckContext c) {
    Broadcast source = c.broadcast(1);
    String remoteName = Pushes.published(c, source);
    terminate(c, source);
    c.awaitGone(c.second(), remoteName);
  }

  private static void tellsPlayers(CheckContext c) {
    Broadcast source = c.broadcast(1);
    Viewer viewer = c.viewer(c.second(), Pushes.published(c, source));
    terminate(c, source);
    WsMessage end = viewer.awaitEnd(c.deadlines().appears(), VIEWERS);
    CheckContext.expect(
        end.status().equals("FAILED") && end.info().equals("Stopped by publisher stop"),
        "/pull/terminate while a player on the target plays",
        "FAILED 'Stopped by publisher stop' for the player",
        "%s '%s'".formatted(end.status(), end.info()),
        VIEWERS);
  }

  private static void sourceEnds(CheckContext c) {
    Broadcast source = c.broadcast(1);
    String remoteName = Pushes.published(c, source);
    source.unpublish();
    c.awaitGone(c.second(), remoteName);
  }

  private static void unlisted(CheckContext c) {
    Broadcast source = c.broadcast(1);
    Pushes.published(c, source);
    source.unpublish();
    PullChecks.awaitGone(c, "unPublishStream of a stream that is pushed", source.name());
  }

  private static void sourceDies(CheckContext c) {
    Broadcast source = c.broadcast(1);
    String remoteName = Pushes.published(c, source);
    source.breakOff();
    c.awaitGone(c.second(), remoteName);
  }

  private static void notAgain(CheckContext c) {
    Broadcast source = c.broadcast(1);
    String remoteName = Pushes.published(c, source);
    source.unpublish();
    c.awaitGone(c.second(), remoteName);
    c.awaitGone(1, source.name());
    Broadcast again = c.broadcast(1, BroadcastOptions.usual().name(source.name()));
    c.viewer(1, again.name()).awaitMore(0, 30, 30);
    CheckContext.expect(
        !PullChecks.listed(c, source.name()),
        "a stream that was pushed, unpublished and published again",
        "no push of it in /pull/find_all",
        "" + Pushes.entries(c, source.name()),
        AGAIN);
    Exchange remote =
        c.rest(c.second()).post("/stream/find", Map.of("name", remoteName, "published", true));
    remote.must(r -> r.items().isEmpty(), "no such stream on the target", AGAIN);
  }

  private static void loopEnds(CheckContext c) {
    Broadcast source = c.broadcast(1);
    Exchange push = c.push(Pushes.address(c, 1), source.name(), source.name());
    push.status(Pushes.PUSH, 200);
    PullChecks.awaitGone(c, push.sent(), source.name());
  }

  private static void loopDoesNotMultiply(CheckContext c) {
    Broadcast source = c.broadcast(1);
    Witness witness = Witness.of(c, source);
    Exchange push = c.push(Pushes.address(c, 1), source.name(), source.name());
    push.status(Pushes.PUSH, 200);
    witness.missedNothing("a push of a stream to its own server under its own name");
    List<String> published =
        c.rest(1).get("/stream/find_all").reply().items().stream()
            .filter(item -> item.path("published").asBoolean(false))
            .map(item -> item.path("name").asString(""))
            .filter(name -> name.startsWith(source.name()))
            .toList();
    CheckContext.expect(
        published.equals(List.of(source.name())),
        push.sent(),
        "one stream of that name, and none made of it",
        "" + published,
        LOOP);
  }
}
