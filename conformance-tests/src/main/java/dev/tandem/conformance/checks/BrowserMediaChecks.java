package dev.tandem.conformance.checks;

import dev.tandem.conformance.check.BrowserStream;
import dev.tandem.conformance.check.Check;
import dev.tandem.conformance.check.CheckContext;
import dev.tandem.conformance.probe.browser.PeerFigures;
import dev.tandem.conformance.probe.browser.Reading;
import java.util.List;
import java.util.Locale;

/** What a real browser sees and hears of what another one publishes. */
final class BrowserMediaChecks {
  private static final int PICTURES = 30;
  private static final double DELAY_MS = 200;
  private static final double LATE_JOIN_MS = 2000;
  private static final String KEY_FRAMES =
      "whether a new player makes the server ask the publisher for a key frame, at once";

  private BrowserMediaChecks() {}

  static List<Check> all() {
    return List.of(
        Check.of("browser-sees-and-hears-the-stream", BrowserMediaChecks::seenAndHeard),
        Check.of("browser-sees-and-hears-a-pushed-stream", BrowserMediaChecks::pushed),
        Check.of("picture-carries-the-publishers-stamp", BrowserMediaChecks::rightPicture),
        Check.of("sound-carries-the-publishers-tone", BrowserMediaChecks::rightSound),
        Check.of("video-does-not-stand-still", BrowserMediaChecks::flowingVideo),
        Check.of("audio-has-no-gaps", BrowserMediaChecks::flowingAudio),
        Check.of("forwarding-adds-little-delay", BrowserMediaChecks::littleDelay),
        Check.of("late-joiner-sees-a-picture-soon", BrowserMediaChecks::lateJoin),
        Check.of("vp8-and-opus-are-forwarded", c -> codec(c, "VP8")),
        Check.of("h264-is-forwarded", c -> codec(c, "H264")));
  }

  private static void seenAndHeard(CheckContext c) {
    Scene scene = Scene.play(c);
    judge(scene, PICTURES).seenAndHeard().size(scene.media()).order();
  }

  private static void pushed(CheckContext c) {
    Scene scene = Scene.pushed(c);
    judge(scene, PICTURES).seenAndHeard().picture(scene.media()).sound(scene.media());
  }

  private static void rightPicture(CheckContext c) {
    Scene scene = Scene.besideAnother(c);
    judge(scene, PICTURES).picture(scene.media());
  }

  private static void rightSound(CheckContext c) {
    Scene scene = Scene.besideAnother(c);
    judge(scene, PICTURES).sound(scene.media());
  }

  private static void flowingVideo(CheckContext c) {
    Scene scene = Scene.play(c);
    Reading reading = scene.player().watch(2 * PICTURES);
    new MediaJudge(scene.player().sent(), reading).videoFlows(scene.publisher().sentFrames());
  }

  private static void flowingAudio(CheckContext c) {
    Scene scene = Scene.play(c);
    PeerFigures before = scene.player().page().figures();
    Reading reading = scene.player().watch(2 * PICTURES);
    PeerFigures after = scene.player().page().figures();
    double share =
        (double) (after.concealedSamples() - before.concealedSamples())
            / Math.max(1, after.audioSamples() - before.audioSamples());
    new MediaJudge(scene.player().sent(), reading).audioFlows(share);
  }

  private static void littleDelay(CheckContext c) {
    BrowserStream loopback = c.browsers().loopback(c.stampedMedia());
    double withoutServerMs = loopback.watch(PICTURES).delayMs().orElse(0);
    loopback.closeTab();
    judge(Scene.play(c), PICTURES).delay(withoutServerMs, DELAY_MS);
  }

  private static void lateJoin(CheckContext c) {
    String name = c.freshName("late");
    BrowserStream publisher = c.browserPublisher(1, name, c.stampedMedia());
    publisher.figures(c.deadlines().appears(), f -> f.frames() >= PICTURES);
    BrowserStream player = c.browserPlayer(1, name);
    double playingMs = player.page().status("PLAYING").orElseThrow().atMs();
    Reading reading = player.read(c.deadlines().appears(), r -> !r.frames().isEmpty());
    double tookMs =
        reading.frames().isEmpty()
            ? Double.POSITIVE_INFINITY
            : reading.frames().getFirst().atMs() - playingMs;
    CheckContext.expect(
        tookMs < LATE_JOIN_MS * c.deadlines().factor(),
        player.sent() + ", after 30 pictures were published",
        "a picture within 2 s of PLAYING",
        reading.frames().isEmpty() ? reading.words() : "the first after %.0f ms".formatted(tookMs),
        KEY_FRAMES);
  }

  private static void codec(CheckContext c, String codec) {
    Scene scene = Scene.play(c, c.stampedMedia().withCodec(codec.toLowerCase(Locale.ROOT)));
    judge(scene, PICTURES).seenAndHeard().picture(scene.media());
    PeerFigures figures = scene.player().page().figures();
    CheckContext.expect(
        figures.videoCodec().equals(codec) && figures.audioCodec().equals("opus"),
        scene.publisher().sent() + " as " + codec,
        codec + " and opus at the player",
        figures.words(),
        "the choice of codecs in answers");
  }

  private static MediaJudge judge(Scene scene, int pictures) {
    return new MediaJudge(scene.player().sent(), scene.player().watch(pictures));
  }
}
