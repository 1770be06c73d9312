package dev.tandem.conformance.probe.browser;

import java.util.HashMap;
import java.util.Map;

/**
 * What a page publishes: a picture whose every frame says which stream, which frame and when, and a
 * tone that names the stream and beeps once a second together with a marked frame.
 *
 * @param tag the number of the stream in its pictures, 16 bits
 * @param toneHz one of {@link #tone}
 * @param codec the video codec offered first, such as vp8; empty for the browser's choice
 * @param transport TCP or UDP; empty for the server's choice
 */
public record StampedMedia(
    int tag,
    int toneHz,
    int width,
    int height,
    int fps,
    boolean video,
    boolean audio,
    String codec,
    String transport) {
  /** How many tones can be told apart. */
  public static final int TONES = 16;

  /** Both kinds at 320x240 and 15 frames a second, with a tone that goes by the tag. */
  public static StampedMedia of(int tag) {
    return new StampedMedia(tag & 0xffff, tone(tag), 320, 240, 15, true, true, "", "");
  }

  /** The frequency that names a stream of this tag. */
  public static int tone(int tag) {
    return 400 + 50 * Math.floorMod(tag, TONES);
  }

  /** With this codec alone offered for video. */
  public StampedMedia withCodec(String name) {
    return new StampedMedia(tag, toneHz, width, height, fps, video, audio, name, transport);
  }

  /** With media over this transport, if the server offers it. */
  public StampedMedia withTransport(String name) {
    return new StampedMedia(tag, toneHz, width, height, fps, video, audio, codec, name);
  }

  Map<String, Object> toPage(String name) {
    Map<String, Object> page =
        new HashMap<>(
            Map.of(
                "name", name,
                "tag", tag,
                "toneHz", toneHz,
                "width", width,
                "height", height,
                "fps", fps,
                "video", video,
                "audio", audio));
    if (!codec.isEmpty()) {
      page.put("codec", codec);
    }
    if (!transport.isEmpty()) {
      page.put("transport", transport);
    }
    return page;
  }
}
