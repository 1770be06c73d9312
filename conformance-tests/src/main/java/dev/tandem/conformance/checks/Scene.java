package dev.tandem.conformance.checks;

import dev.tandem.conformance.check.BrowserStream;
import dev.tandem.conformance.check.CheckContext;
import dev.tandem.conformance.probe.browser.StampedMedia;
import java.time.Duration;
import java.util.Map;

/** A browser that publishes stamped media and one that plays it; both have settled. */
record Scene(String name, StampedMedia media, BrowserStream publisher, BrowserStream player) {
  /** How long a check watches at most what it needs to judge. */
  static final Duration PATIENCE = Duration.ofSeconds(15);

  private static final String FORWARDING = "the packet path from the publisher to its players";

  /** Publisher and player on server 1. */
  static Scene play(CheckContext c) {
    return play(c, c.stampedMedia());
  }

  /** The same with this media. */
  static Scene play(CheckContext c, StampedMedia media) {
    String name = c.freshName("scene");
    BrowserStream publisher = c.browserPublisher(1, name, media);
    return watched(name, media, publisher, c.browserPlayer(1, name));
  }

  /** The same, while another stream is published and played that must not be mistaken for it. */
  static Scene besideAnother(CheckContext c) {
    String other = c.freshName("other");
    c.browserPublisher(1, other, c.stampedMedia());
    Scene scene = play(c);
    c.browserPlayer(1, other);
    return scene;
  }

  /** Publisher on server 1, player of the pushed stream on the remote server. */
  static Scene pushed(CheckContext c) {
    return pushed(c, c.stampedMedia());
  }

  /** The same with this media. */
  static Scene pushed(CheckContext c, StampedMedia media) {
    String name = c.freshName("pushed");
    BrowserStream publisher = c.browserPublisher(1, name, media);
    String copy = c.freshName("copy");
    c.push(name, copy).status("the handler of /pull/push", 200);
    c.awaitPublished(c.second(), copy);
    return watched(name, media, publisher, c.browsers().player(c.remote().ws(), copy, Map.of()));
  }

  private static Scene watched(
      String name, StampedMedia media, BrowserStream publisher, BrowserStream player) {
    player.settle(FORWARDING);
    return new Scene(name, media, publisher, player);
  }
}
