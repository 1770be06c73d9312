package dev.tandem.conformance.checks;

import dev.tandem.conformance.check.Check;
import dev.tandem.conformance.check.CheckContext;
import dev.tandem.conformance.check.CheckFailure;
import dev.tandem.conformance.probe.Await;
import dev.tandem.conformance.probe.ProbeTimeoutException;
import dev.tandem.conformance.probe.browser.StampedMedia;
import dev.tandem.conformance.probe.nativepeer.NativePeer;
import dev.tandem.conformance.probe.nativepeer.NativeReading;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Native libwebrtc, which is no browser, as publisher and as player. */
final class NativePeerChecks {
  private static final String TRANSPORT =
      "the answer to an offer that no page made: codecs, candidates, ICE, DTLS";
  private static final int FRAMES = 15;

  private NativePeerChecks() {}

  static List<Check> all() {
    return List.of(
        Check.of("native-peer-plays-a-browsers-stream", NativePeerChecks::playsBrowser),
        Check.of("native-peer-plays-a-pushed-stream", NativePeerChecks::playsPushed),
        Check.of("browser-plays-a-native-peers-stream", NativePeerChecks::publishes));
  }

  private static void playsBrowser(CheckContext c) {
    String name = c.freshName("browser");
    StampedMedia media = c.stampedMedia();
    c.browserPublisher(1, name, media);
    plays(c, c.server(1).ws(), name, media);
  }

  private static void playsPushed(CheckContext c) {
    String name = c.freshName("native");
    StampedMedia media = c.stampedMedia();
    publishing(c, name, media);
    String copy = c.freshName("copy");
    c.push(name, copy).status("the handler of /pull/push", 200);
    c.awaitPublished(c.second(), copy);
    plays(c, c.remote().ws(), copy, media);
  }

  private static void publishes(CheckContext c) {
    String name = c.freshName("native");
    StampedMedia media = c.stampedMedia();
    publishing(c, name, media);
    var player = c.browsers().player(c.server(1).ws(), name, Map.of());
    player.settle("the packet path from a publisher that is no browser");
    new MediaJudge(player.sent(), player.watch(FRAMES))
        .seenAndHeard()
        .picture(media)
        .sound(media)
        .order();
  }

  private static void publishing(CheckContext c, String name, StampedMedia media) {
    NativePeer publisher = c.nativePublisher(c.server(1).ws(), name, media);
    await(
        c,
        publisher,
        "publish '%s' with native libwebrtc".formatted(name),
        "PUBLISHING",
        reading -> reading.statuses().contains("PUBLISHING"));
  }

  private static void plays(CheckContext c, URI ws, String name, StampedMedia media) {
    await(
        c,
        c.nativePlayer(ws, name),
        "play '%s' from %s with native libwebrtc".formatted(name, ws),
        "%d pictures of stream %d, and sound".formatted(FRAMES, media.tag()),
        reading ->
            reading.stamped() >= FRAMES && reading.tag() == media.tag() && reading.loudest() > 300);
  }

  private static void await(
      CheckContext c,
      NativePeer peer,
      String sent,
      String allowed,
      Predicate<NativeReading> condition) {
    try {
      // a new Java process with a native library needs some seconds more than a page
      Await.value(
          sent,
          c.deadlines().appears().multipliedBy(2),
          peer::reading,
          reading -> condition.test(reading) || peer.crashed().isPresent());
    } catch (ProbeTimeoutException e) {
      throw new CheckFailure(sent, allowed, peer.reading().words(), TRANSPORT);
    }
    c.transcript().add("native: %s: %s".formatted(sent, peer.reading().words()));
    peer.crashed()
        .ifPresent(crash -> {
          throw new IllegalStateException("the native peer ended: " + crash);
        });
  }
}
