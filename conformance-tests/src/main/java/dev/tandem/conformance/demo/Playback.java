package dev.tandem.conformance.demo;

import dev.tandem.conformance.probe.MediaReading;
import dev.tandem.conformance.probe.Tab;
import java.util.concurrent.atomic.DoubleAccumulator;

/**
 * What a player showed.
 *
 * @param audioLevel the loudest reading, 0 to 1
 * @param fps decoded frames in the last second
 * @param pushToFirstFrameMs from sending the REST request to the first picture on the screen
 */
public record Playback(
    long decodedFrames,
    double audioLevel,
    int width,
    int height,
    double fps,
    double pushToFirstFrameMs,
    String videoCodec,
    String audioCodec) {

  static final Playback NONE = new Playback(0, 0, 0, 0, 0, -1, "", "");

  /** Watches a page that plays until enough frames are decoded and sound was heard. */
  static Playback watch(Tab player, long frames, long pushedAtMs) {
    DoubleAccumulator loudest = new DoubleAccumulator(Math::max, 0);
    MediaReading last =
        player.awaitMedia(
            "%d decoded frames and sound".formatted(frames),
            false,
            m -> {
              loudest.accumulate(m.audioLevel());
              return m.frames() >= frames && loudest.get() > 0 && m.audioEnergy() > 0;
            });
    return new Playback(
        last.frames(),
        loudest.get(),
        last.width(),
        last.height(),
        last.fps(),
        player.awaitFirstPicture() - pushedAtMs,
        last.videoCodec(),
        last.audioCodec());
  }

  String words() {
    return "%d frames decoded, %dx%d %s, %.0f fps, %s, sound level %.2f, push to first frame %.0f ms"
        .formatted(
            decodedFrames,
            width,
            height,
            videoCodec,
            fps,
            audioCodec,
            audioLevel,
            pushToFirstFrameMs);
  }
}
