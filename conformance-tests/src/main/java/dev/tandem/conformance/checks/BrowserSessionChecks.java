package dev.tandem.conformance.checks;

import dev.tandem.conformance.check.BrowserStream;
import dev.tandem.conformance.check.Check;
import dev.tandem.conformance.check.CheckContext;
import dev.tandem.conformance.check.Signalling;
import dev.tandem.conformance.probe.browser.KitBrowser;
import dev.tandem.conformance.probe.browser.PeerFigures;
import dev.tandem.conformance.probe.browser.Reading;
import dev.tandem.conformance.probe.browser.StampedMedia;
import dev.tandem.conformance.probe.browser.StatusEvent;
import java.util.List;
import java.util.Map;

/** What a page with the vendor's SDK is told, and when, while it publishes and plays. */
final class BrowserSessionChecks {
  private static final String STOPPING =
      "what ends a stream first: the message, or the transport that the page closed with it";
  private static final String SIZES = "where picture sizes are read from key frames and told";
  private static final double APART_MS = 100;
  private static final int BEEPS = 4;

  private BrowserSessionChecks() {}

  static List<Check> all() {
    return List.of(
        Check.of("tracks-are-there-when-playing", BrowserSessionChecks::tracks),
        Check.of("player-learns-picture-sizes", BrowserSessionChecks::sizes),
        Check.of("page-that-stops-playing-sees-stopped", BrowserSessionChecks::stopped),
        Check.of("media-is-published-over-tcp", BrowserSessionChecks::tcp),
        Check.of("killed-browser-ends-its-streams", BrowserSessionChecks::killed),
        Check.of("push-keeps-lip-sync", BrowserSessionChecks::lipSync));
  }

  private static void tracks(CheckContext c) {
    BrowserStream player = Scene.play(c).player();
    List<String> tracks = player.page().status("PLAYING").orElseThrow().tracks();
    CheckContext.expect(
        tracks.contains("audio") && tracks.contains("video"),
        player.sent(),
        "an audio and a video track in the page when PLAYING is called back",
        tracks.isEmpty() ? "no track" : "only " + tracks,
        "when PLAYING is sent: after ICE and DTLS are up, not after the answer");
  }

  private static void sizes(CheckContext c) {
    Scene scene = Scene.play(c);
    told(c, scene, 320, 240);
    scene.publisher().page().set(Map.of("width", 160, "height", 120));
    told(c, scene, 160, 120);
  }

  private static void told(CheckContext c, Scene scene, int width, int height) {
    String size = width + "x" + height;
    List<String> told =
        scene.player().sizes(c.deadlines().appears(), sizes -> sizes.contains(size));
    CheckContext.expect(
        told.contains(size),
        scene.player().sent() + ", published as " + size,
        "notifyVideoFormat or the event resize with " + size,
        told.isEmpty() ? "no size" : "only " + told,
        SIZES);
  }

  private static void stopped(CheckContext c) {
    ends(c, Scene.play(c).player(), "STOPPED");
  }

  private static void ends(CheckContext c, BrowserStream stream, String wanted) {
    stream.stop();
    StatusEvent end = stream.awaitEnd(c.deadlines().answer(), STOPPING);
    CheckContext.expect(
        end.status().equals(wanted),
        stream.sent() + ", then stop it by the SDK",
        wanted,
        end.words(),
        STOPPING);
  }

  private static void tcp(CheckContext c) {
    Scene scene = Scene.play(c, c.stampedMedia().withTransport("TCP"));
    List<String> protocols = scene.publisher().page().offeredProtocols();
    if (!protocols.contains("tcp")) {
      c.transcript().add("the answer offers no TCP candidate, so there is nothing to judge");
      return;
    }
    PeerFigures figures = scene.publisher().page().figures();
    CheckContext.expect(
        protocols.contains("udp") || figures.protocol().equals("tcp"),
        scene.publisher().sent() + " with transport TCP",
        "media over TCP, since only such candidates are in the answer",
        figures.words(),
        "the TCP listener that the candidates name");
    new MediaJudge(scene.player().sent(), scene.player().watch(15)).seenAndHeard();
  }

  private static void killed(CheckContext c) {
    String name = c.freshName("killed");
    KitBrowser browser = c.browsers().own();
    BrowserStream publisher =
        c.browsers().publisher(browser, c.server(1).ws(), name, c.stampedMedia());
    BrowserStream player = c.browserPlayer(1, name);
    player.settle("the packet path from the publisher to its players");
    c.transcript().add("kills the publishing browser");
    browser.kill();
    StatusEvent end =
        player.awaitEnd(
            c.deadlines().giveUp(),
            "how the death of a client is noticed: the WebSocket's end, consent (RFC 7675)");
    CheckContext.expect(
        Signalling.TERMINAL.contains(end.status()),
        publisher.sent() + ", then kill that browser",
        "an end of the stream for its players",
        end.words(),
        "what ends a publication whose session is gone");
  }

  private static void lipSync(CheckContext c) {
    StampedMedia media = c.stampedMedia();
    Scene pushed = Scene.pushed(c, media);
    BrowserStream before = c.browserPlayer(1, pushed.name());
    before.settle("the packet path from the publisher to its players");
    pushed.player().page().reset();
    double lateBefore = pictureAfterSound(before);
    double lateBehind = pictureAfterSound(pushed.player());
    CheckContext.expect(
        Math.abs(lateBehind - lateBefore) < APART_MS,
        pushed.player().sent() + ", pushed from server 1",
        "a push that moves picture and sound by less than %.0f ms against each other"
            .formatted(APART_MS),
        "pictures %.0f ms after their sound behind the push, %.0f ms before it"
            .formatted(lateBehind, lateBefore),
        "sender reports behind the push: one clock for both tracks; queues of one track");
  }

  private static double pictureAfterSound(BrowserStream player) {
    Reading reading = player.read(Scene.PATIENCE, r -> r.pictureAfterSound().length >= BEEPS);
    return reading
        .pictureAfterSoundMs()
        .orElseThrow(() ->
            player.failure(
                "beeps and the pictures that belong to them",
                reading.words(),
                "whether both tracks arrive"));
  }
}
