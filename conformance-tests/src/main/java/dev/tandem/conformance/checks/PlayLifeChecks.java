package dev.tandem.conformance.checks;

import dev.tandem.conformance.check.Broadcast;
import dev.tandem.conformance.check.Check;
import dev.tandem.conformance.check.CheckContext;
import dev.tandem.conformance.check.CheckFailure;
import dev.tandem.conformance.check.LiveMedia;
import dev.tandem.conformance.check.MediaPacket;
import dev.tandem.conformance.check.Viewer;
import dev.tandem.conformance.check.ViewerOptions;
import dev.tandem.conformance.probe.WsMessage;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** How a playback goes on beside others, and every way in which it ends. */
final class PlayLifeChecks {
  private static final String END = "where a playback ends: one place, which sends one status";
  private static final String LEFT = "what the end of a publication does to its players";
  private static final String APART = "the list of a stream's players: what is shared among them";
  private static final String EVENTS = "the handler of sendStreamEvent: it fans out to players";

  private PlayLifeChecks() {}

  static List<Check> all() {
    return List.of(
        Check.of("stop-is-answered-with-stopped", PlayLifeChecks::stopped),
        Check.of(
            "players-learn-that-the-publisher-left", c -> publisherEnds(c, Broadcast::unpublish)),
        Check.of(
            "players-learn-that-the-publisher-broke-off",
            c -> publisherEnds(c, Broadcast::breakOff)),
        Check.of("leaving-players-disturb-nobody", PlayLifeChecks::comeAndGo),
        Check.of("two-streams-play-in-one-session", PlayLifeChecks::twoStreams),
        Check.of("own-stream-can-be-played", PlayLifeChecks::ownStream),
        Check.of("events-carry-the-players-own-id", PlayLifeChecks::events),
        Check.of("mute-state-is-told-to-late-players", PlayLifeChecks::mutedBefore),
        Check.of("ice-timeout-fails-the-playback", PlayLifeChecks::iceTimeout));
  }

  private static void stopped(CheckContext c) {
    Viewer viewer = c.viewer(1, c.broadcast(1).name());
    viewer.stop();
    String status = viewer.awaitEnd(c.deadlines().answer(), END).status();
    CheckContext.expect(
        status.equals("STOPPED"), viewer.signalling().lastSent(), "STOPPED", status, END);
  }

  private static void publisherEnds(CheckContext c, Consumer<Broadcast> ending) {
    Broadcast live = c.broadcast(1);
    List<Viewer> viewers = viewers(c, live.name(), 2);
    ending.accept(live);
    for (Viewer viewer : viewers) {
      WsMessage end = viewer.awaitEnd(c.deadlines().giveUp(), LEFT);
      CheckContext.expect(
          end.status().equals("FAILED") && end.info().equals("Stopped by publisher stop"),
          "the end of the publication of " + live.name(),
          "FAILED with the info 'Stopped by publisher stop' for each player",
          "%s with the info '%s'".formatted(end.status(), end.info()),
          LEFT);
    }
  }

  private static void comeAndGo(CheckContext c) {
    Broadcast live = c.broadcast(1);
    Viewer stays = c.viewer(1, live.name());
    stays.awaitVideo();
    List<Viewer> others = viewers(c, live.name(), 3);
    long mark = stays.received().total();
    others.get(0).stop();
    others.get(1).breakOff();
    others.get(2).peer().vanish();
    c.viewer(1, live.name()).awaitVideo();
    stays.awaitMore(mark, 60, 50);
    List<Long> missing = missingFrames(stays.received().since(mark));
    CheckContext.expect(
        missing.isEmpty(),
        "three of four players leave: one stops, one breaks off, one vanishes",
        "every frame at the player who stays",
        "frames missing: " + missing,
        APART);
    CheckContext.expect(
        stays.signalling().ends(stays.id()).isEmpty(),
        "three of four players leave",
        "no end for the player who stays",
        "" + stays.signalling().ends(stays.id()),
        APART);
  }

  /** The video frames between the first and the last of which no packet came. */
  private static List<Long> missingFrames(List<MediaPacket> packets) {
    List<Long> frames =
        packets.stream()
            .filter(p -> p.isVideo() && p.stamp() != null)
            .map(MediaPacket::frame)
            .distinct()
            .sorted()
            .toList();
    return frames.isEmpty()
        ? List.of()
        : LongStream.rangeClosed(frames.getFirst(), frames.getLast())
            .filter(frame -> !frames.contains(frame))
            .boxed()
            .toList();
  }

  private static void twoStreams(CheckContext c) {
    Broadcast first = c.broadcast(1);
    Broadcast second = c.broadcast(1);
    Viewer one = c.viewer(1, first.name());
    Viewer two = c.viewer(1, second.name(), ViewerOptions.usual().on(one.signalling()));
    carries(c, one, first);
    carries(c, two, second);
  }

  private static void ownStream(CheckContext c) {
    Broadcast live = c.broadcast(1);
    Viewer viewer = c.viewer(1, live.name(), ViewerOptions.usual().on(live.signalling()));
    carries(c, viewer, live);
  }

  /** Audio and video come, of this publisher and of no other. */
  static void carries(CheckContext c, Viewer viewer, Broadcast live) {
    long mark = viewer.received().total();
    viewer.awaitMore(mark, 30, 25);
    List<MediaPacket> strange =
        viewer.received().since(mark).stream().filter(p -> !p.isTagged(live.tag())).toList();
    CheckContext.expect(
        strange.isEmpty(),
        "playStream of " + live.name(),
        "packets of its publisher alone",
        strange.size() + " others, such as " + strange.stream().findFirst().orElse(null),
        "which publication a playback is connected with");
  }

  private static void events(CheckContext c) {
    Broadcast live = c.broadcast(1);
    List<Viewer> viewers = viewers(c, live.name(), 2);
    live.event("data", Map.of("text", "kit"));
    for (Viewer viewer : viewers) {
      WsMessage event =
          viewer
              .signalling()
              .await(
                  "notifyStreamEvent",
                  m -> m.first().path("type").asString("").equals("data"),
                  c.deadlines().answer(),
                  EVENTS);
      String id = event.first().path("mediaSessionId").asString("");
      CheckContext.expect(
          id.equals(viewer.id())
              && event.first().path("payload").path("text").asString("").equals("kit"),
          live.signalling().lastSent(),
          "notifyStreamEvent with the player's mediaSessionId %s and the payload"
              .formatted(viewer.id()),
          "" + event.first(),
          EVENTS);
    }
  }

  private static void mutedBefore(CheckContext c) {
    Broadcast live = c.broadcast(1);
    live.event("audioMuted", null);
    live.signalling().fence();
    Viewer viewer = c.viewer(1, live.name());
    CheckFailure untold =
        viewer.signalling().failure("word that audio is muted, as a state or as an event", EVENTS);
    viewer.signalling().fence();
    boolean told = viewer.signalling().received().stream().anyMatch(m -> saysMuted(m, viewer));
    if (!told) {
      throw untold;
    }
  }

  private static boolean saysMuted(WsMessage m, LiveMedia viewer) {
    boolean ours = m.first().path("mediaSessionId").asString("").equals(viewer.id());
    return ours
        && (m.first().path("audioState").path("muted").asBoolean(false)
            || m.first().path("type").asString("").equals("audioMuted"));
  }

  private static void iceTimeout(CheckContext c) {
    Broadcast live = c.broadcast(1);
    Viewer viewer = c.viewer(1, live.name(), ViewerOptions.usual().withoutConnecting());
    WsMessage end = viewer.awaitEnd(c.deadlines().giveUp(), "the deadline for ICE of a playback");
    CheckContext.expect(
        end.status().equals("FAILED") && end.info().startsWith("Failed by ICE"),
        viewer.signalling().lastSent(),
        "FAILED with the info 'Failed by ICE timeout'",
        "%s with the info '%s'".formatted(end.status(), end.info()),
        "the deadline for ICE of a playback: the page learns of it from nobody but the server");
  }

  private static List<Viewer> viewers(CheckContext c, String name, int count) {
    return IntStream.range(0, count).mapToObj(i -> c.viewer(1, name)).toList();
  }
}
