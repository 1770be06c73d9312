package dev.tandem.conformance.live;

import dev.tandem.conformance.probe.MediaReading;
import dev.tandem.conformance.probe.Tab;
import java.util.List;

/** What a player page must show of a stream. */
final class MediaChecks {
  private static final String VIDEO = "#remoteVideo video";

  private MediaChecks() {}

  /** Frames are decoded, sound is heard, and the picture moves. */
  static MediaReading seesAndHears(Tab player) {
    allSeeAndHear(List.of(player));
    return player.media(false).orElseThrow();
  }

  /** As for one, at the same time for all. */
  static void allSeeAndHear(List<Tab> players) {
    List<Long> before =
        players.stream().map(p -> p.media(false).map(MediaReading::frames).orElse(0L)).toList();
    for (int i = 0; i < players.size(); i++) {
      long frames = before.get(i) + 15;
      players
          .get(i)
          .awaitMedia(
              "new frames and sound", false, m -> m.frames() >= frames && m.audioEnergy() > 0);
    }
    players.forEach(player -> player.awaitChangingPicture(VIDEO));
  }

  /** Frames are decoded and the picture moves. */
  static MediaReading sees(Tab player) {
    long before = player.media(false).map(MediaReading::frames).orElse(0L);
    MediaReading reading = player.awaitMedia("new frames", false, m -> m.frames() >= before + 15);
    player.awaitChangingPicture(VIDEO);
    return reading;
  }

  /** Sound is heard. */
  static MediaReading hears(Tab player) {
    double before = player.media(false).map(MediaReading::audioEnergy).orElse(0.0);
    return player.awaitMedia("sound", false, m -> m.audioEnergy() > before);
  }
}
