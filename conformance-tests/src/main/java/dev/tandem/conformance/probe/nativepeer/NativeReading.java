package dev.tandem.conformance.probe.nativepeer;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What a native peer has seen so far.
 *
 * @param stamped frames whose stamp could be read
 * @param tag of the last of them, -1 without one
 * @param sounds pieces of sound, loud or not
 * @param loudest the largest sample, of 32767
 * @param statuses that the server told, with their info
 */
public record NativeReading(
    int frames,
    int stamped,
    int tag,
    int width,
    int height,
    int sounds,
    int loudest,
    List<String> statuses) {
  /** Before anything was told. */
  public static final NativeReading NONE = new NativeReading(0, 0, -1, 0, 0, 0, 0, List.of());

  static NativeReading read(JsonNode line) {
    return new NativeReading(
        line.path("frames").asInt(),
        line.path("stamped").asInt(),
        line.path("tag").asInt(),
        line.path("width").asInt(),
        line.path("height").asInt(),
        line.path("sounds").asInt(),
        line.path("loudest").asInt(),
        line.path("statuses").valueStream().map(JsonNode::asString).toList());
  }

  /** Such as "41 frames of 320x240, 40 stamped 7, loudest sound 5210 of 32767, PLAYING". */
  public String words() {
    return "%d frames of %dx%d, %d stamped %d, loudest sound %d of 32767, %s"
        .formatted(frames, width, height, stamped, tag, loudest, statuses);
  }
}
