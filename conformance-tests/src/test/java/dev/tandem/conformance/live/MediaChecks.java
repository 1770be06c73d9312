package dev.tandem.conformance.live;

import dev.tandem.conformance.probe.MediaReading;
import dev.tandem.conformance.probe.Tab;

/** What a player page must show of a stream. */
final class MediaChecks {
  private static final String VIDEO = "#remoteVideo video";

  private MediaChecks() {}

  /** Frames are decoded, sound is heard, and the picture moves. */
  static MediaReading seesAndHears(Tab player) {
    long before = player.media(false).map(MediaReading::frames).orElse(0L);
    MediaReading reading =
        player.awaitMedia(
            "new frames and sound", false, m -> m.frames() >= before + 15 && m.audioEnergy() > 0);
    player.awaitChangingPicture(VIDEO);
    return reading;
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
