package dev.tandem.conformance.checks;

import dev.tandem.conformance.check.Broadcast;
import dev.tandem.conformance.check.Check;
import dev.tandem.conformance.check.CheckContext;
import dev.tandem.conformance.check.Viewer;
import dev.tandem.conformance.probe.WsMessage;
import dev.tandem.conformance.probe.packet.MediaKind;
import java.util.List;
import java.util.Map;

/** The stream that a pull makes on server 1 of one that is published on the second. */
final class PullStreamChecks {
  private static final String PULL = "the handler of /pull/pull";
  private static final String MEDIA = "where the stream of a pull takes its packets from";
  private static final String END = "how the end of a pull ends the local stream";

  private PullStreamChecks() {}

  static List<Check> all() {
    return List.of(
        Check.of("pulled-stream-has-its-local-name", PullStreamChecks::localName),
        Check.of("pulled-stream-is-playable", PullStreamChecks::playable),
        Check.of("pulled-video-is-that-of-the-remote", c -> isOfRemote(c, MediaKind.VIDEO)),
        Check.of("pulled-audio-is-that-of-the-remote", c -> isOfRemote(c, MediaKind.AUDIO)),
        Check.of("end-of-the-remote-fails-players-of-a-pull", PullStreamChecks::remoteEnds),
        Check.of("terminated-pull-fails-its-players", PullStreamChecks::terminated),
        Check.of("terminated-pull-ends-the-local-stream", PullStreamChecks::leavesList));
  }

  /** Pulls a stream to server 1 under a fresh name; the name, once it is published there. */
  private static String pulled(CheckContext c, Broadcast remote) {
    String name = c.freshName("pulled");
    c.pull(Pushes.address(c, c.second()), name, remote.name()).status(PULL, 200);
    c.awaitPublished(1, name);
    return name;
  }

  private static void localName(CheckContext c) {
    pulled(c, c.broadcast(c.second()));
  }

  private static void playable(CheckContext c) {
    Viewer viewer = c.viewer(1, pulled(c, c.broadcast(c.second())));
    viewer.awaitVideo();
    viewer.awaitAudio();
  }

  private static void isOfRemote(CheckContext c, MediaKind kind) {
    Broadcast remote = c.broadcast(c.second());
    c.broadcast(c.second());
    Viewer viewer = c.viewer(1, pulled(c, remote));
    Flow.isOf(viewer.received(), remote.tag(), kind, c.deadlines().appears(), MEDIA);
  }

  private static void remoteEnds(CheckContext c) {
    Broadcast remote = c.broadcast(c.second());
    Viewer viewer = c.viewer(1, pulled(c, remote));
    remote.unpublish();
    fails(c, viewer, "unPublishStream of the remote publisher");
  }

  private static void terminated(CheckContext c) {
    String name = pulled(c, c.broadcast(c.second()));
    Viewer viewer = c.viewer(1, name);
    c.rest(1).post("/pull/terminate", Map.of("localStreamName", name)).status(END, 200);
    fails(c, viewer, "/pull/terminate of the pull");
  }

  private static void leavesList(CheckContext c) {
    String name = pulled(c, c.broadcast(c.second()));
    c.rest(1).post("/pull/terminate", Map.of("localStreamName", name)).status(END, 200);
    c.awaitGone(1, name);
  }

  private static void fails(CheckContext c, Viewer viewer, String sent) {
    WsMessage end = viewer.awaitEnd(c.deadlines().appears(), END);
    CheckContext.expect(
        end.status().equals("FAILED"),
        sent,
        "FAILED for a local player of the pulled stream",
        "%s '%s'".formatted(end.status(), end.info()),
        END);
  }
}
