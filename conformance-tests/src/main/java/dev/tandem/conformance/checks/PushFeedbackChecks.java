package dev.tandem.conformance.checks;

import dev.tandem.conformance.check.Broadcast;
import dev.tandem.conformance.check.Check;
import dev.tandem.conformance.check.CheckContext;
import dev.tandem.conformance.check.CheckFailure;
import dev.tandem.conformance.check.Viewer;
import dev.tandem.conformance.probe.Await;
import dev.tandem.conformance.probe.ProbeTimeoutException;
import dev.tandem.conformance.probe.WsMessage;
import java.util.List;
import java.util.Map;

/** What passes a push beside media: key frame requests against it, events along it. */
final class PushFeedbackChecks {
  private static final String KEY_FRAMES =
      "the way of a PLI: player, target, pushing server, publisher";
  private static final String EVENTS =
      "whether the pushing server sends sendStreamEvent to the target for events of the publisher";

  private PushFeedbackChecks() {}

  static List<Check> all() {
    return List.of(
        Check.of("key-frame-request-passes-a-push", PushFeedbackChecks::keyFrame),
        Check.of("data-event-passes-a-push", PushFeedbackChecks::data),
        Check.of("mute-state-passes-a-push", c -> muted(c, "audioMuted")),
        Check.of("video-mute-state-passes-a-push", c -> muted(c, "videoMuted")));
  }

  /** Asks again and again, as a player does that waits for a key frame. */
  private static void keyFrame(CheckContext c) {
    Broadcast source = c.broadcast(1);
    Viewer viewer = c.viewer(c.second(), Pushes.published(c, source));
    viewer.awaitMore(0, 10, 1);
    long mark = source.feedback().total();
    try {
      Await.value(
          "a key frame request",
          c.deadlines().answer(),
          () -> {
            viewer.requestKeyFrame();
            return source.feedback().since(mark).stream()
                .anyMatch(f -> f.asksForKeyFrame(source.videoSsrc()));
          },
          asked -> asked);
    } catch (ProbeTimeoutException e) {
      throw new CheckFailure(
          "PLI of a player on the target",
          "PLI or FIR at the publisher within %d s".formatted(c.deadlines().answer().toSeconds()),
          "none among %d RTCP packets".formatted(source.feedback().total() - mark),
          KEY_FRAMES);
    }
  }

  private static void data(CheckContext c) {
    Broadcast source = c.broadcast(1);
    Viewer viewer = c.viewer(c.second(), Pushes.published(c, source));
    String text = c.freshName("text");
    source.event("data", Map.of("count", text));
    awaitEvent(c, viewer, "data", text);
  }

  private static void muted(CheckContext c, String type) {
    Broadcast source = c.broadcast(1);
    Viewer viewer = c.viewer(c.second(), Pushes.published(c, source));
    source.event(type, null);
    awaitEvent(c, viewer, type, "");
  }

  private static void awaitEvent(CheckContext c, Viewer viewer, String type, String text) {
    WsMessage event =
        viewer
            .signalling()
            .await(
                "notifyStreamEvent",
                m -> m.first().path("type").asString("").equals(type),
                c.deadlines().answer(),
                EVENTS);
    String payload = event.first().path("payload").toString();
    CheckContext.expect(
        event.first().path("mediaSessionId").asString("").equals(viewer.id())
            && payload.contains(text),
        "sendStreamEvent %s of a publisher whose stream is pushed".formatted(type),
        "%s %s under the player's mediaSessionId".formatted(type, text),
        "" + event,
        EVENTS);
  }
}
