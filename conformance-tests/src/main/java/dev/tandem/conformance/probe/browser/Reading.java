package dev.tandem.conformance.probe.browser;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/**
 * What a page saw and heard of one stream, oldest first.
 *
 * @param beepsMs when beeps began, in ms since 1970
 * @param unreadable pictures whose stamp had a wrong checksum
 * @param atMs when this was read
 */
public record Reading(
    List<Frame> frames, List<Sound> sounds, List<Double> beepsMs, int unreadable, double atMs) {
  /** Far below the distance of two beeps, far above every delay that is of use. */
  private static final double NEAR_MS = 500;

  public Reading {
    frames = List.copyOf(frames);
    sounds = List.copyOf(sounds);
    beepsMs = List.copyOf(beepsMs);
  }

  /**
   * One decoded picture.
   *
   * @param atMs when it was there, in ms since 1970
   * @param beep whether a beep began with it
   * @param sentMs when it was drawn
   */
  public record Frame(
      double atMs, int tag, int counter, boolean beep, double sentMs, int width, int height) {
    public double delayMs() {
      return atMs - sentMs;
    }
  }

  /**
   * 100 ms of sound.
   *
   * @param level 1 is as loud as possible
   * @param hz the strongest of the known tones; 0 for silence
   */
  public record Sound(double atMs, double level, int hz) {}

  /** The frequency of the beep, which is no stream's tone. */
  public static final int BEEP_HZ = 2400;

  /** The median of the time from drawing to decoding. */
  public OptionalDouble delayMs() {
    return median(frames.stream().mapToDouble(Frame::delayMs).toArray());
  }

  /** Pictures a second, from the first to the moment of reading. */
  public double fps() {
    return frames.isEmpty() ? 0 : frames.size() * 1000 / (atMs - frames.getFirst().atMs());
  }

  /** How much later each marked picture came than the beep that belongs to it, in ms. */
  public double[] pictureAfterSound() {
    return frames.stream()
        .filter(Frame::beep)
        .flatMapToDouble(frame ->
            beepsMs.stream()
                .mapToDouble(beepMs -> frame.atMs() - beepMs)
                .filter(distance -> Math.abs(distance) < NEAR_MS))
        .toArray();
  }

  /** The median of these. */
  public OptionalDouble pictureAfterSoundMs() {
    return median(pictureAfterSound());
  }

  /** The share of the sound that is loud enough to be heard. */
  public double audibleShare() {
    return share(sounds.stream().filter(sound -> sound.hz() != 0).count());
  }

  /** The share of the audible sound that is this tone, or the beep. */
  public double toneShare(int hz) {
    long audible = sounds.stream().filter(sound -> sound.hz() != 0).count();
    long fitting =
        sounds.stream().filter(sound -> sound.hz() == hz || sound.hz() == BEEP_HZ).count();
    return audible == 0 ? 0 : (double) fitting / audible;
  }

  /** Pairs of pictures that came in the wrong order or twice, as "17 after 18". */
  public List<String> disorder() {
    return IntStream.range(1, frames.size())
        .filter(i -> frames.get(i).counter() <= frames.get(i - 1).counter())
        .mapToObj(i -> frames.get(i).counter() + " after " + frames.get(i - 1).counter())
        .toList();
  }

  /** Such as "45 pictures of 320x240, delay 61 ms, sound 30 x 100 ms". */
  public String words() {
    if (frames.isEmpty()) {
      return "no picture (%d unreadable), %d x 100 ms of sound"
          .formatted(unreadable, sounds.size());
    }
    Frame last = frames.getLast();
    return "%d pictures, the last %dx%d, median delay %.0f ms, %d x 100 ms of sound, %.0f %% audible"
        .formatted(
            frames.size(),
            last.width(),
            last.height(),
            delayMs().orElse(0),
            sounds.size(),
            audibleShare() * 100);
  }

  private double share(long count) {
    return sounds.isEmpty() ? 0 : (double) count / sounds.size();
  }

  private static OptionalDouble median(double[] values) {
    if (values.length == 0) {
      return OptionalDouble.empty();
    }
    Arrays.sort(values);
    return OptionalDouble.of(values[values.length / 2]);
  }

  static Reading read(JsonNode reading) {
    List<Frame> frames = new ArrayList<>();
    for (JsonNode f : reading.path("frames")) {
      frames.add(
          new Frame(
              f.path(0).asDouble(),
              f.path(1).asInt(),
              f.path(2).asInt(),
              f.path(3).asInt() != 0,
              f.path(4).asDouble(),
              f.path(5).asInt(),
              f.path(6).asInt()));
    }
    List<Sound> sounds = new ArrayList<>();
    for (JsonNode s : reading.path("sounds")) {
      sounds.add(new Sound(s.path(0).asDouble(), s.path(1).asDouble(), s.path(2).asInt()));
    }
    List<Double> beeps = new ArrayList<>();
    reading.path("beeps").forEach(beep -> beeps.add(beep.asDouble()));
    return new Reading(
        frames,
        sounds,
        beeps,
        reading.path("brokenStamps").asInt(),
        reading.path("atMs").asDouble());
  }
}
