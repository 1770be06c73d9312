package dev.tandem.conformance.checks;

import dev.tandem.conformance.check.CheckFailure;
import dev.tandem.conformance.probe.browser.Reading;
import dev.tandem.conformance.probe.browser.Reading.Frame;
import dev.tandem.conformance.probe.browser.StampedMedia;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Judges what a page read of a stream against what was published. Shares and counts of pictures are
 * compared, seldom times, so that a machine that stalls does not look like a server that does.
 */
final class MediaJudge {
  /** Pictures that a publisher makes in two seconds. */
  static final int STANDSTILL = 30;

  private static final String FORWARDING = "the packet path from the publisher to its players";
  private static final String ROUTING =
      "what connects a publication to its players; SSRCs and payload types of both tracks";

  private final String sent;
  private final Reading reading;

  /** What was done, as a person would read it, and what a page read of it. */
  MediaJudge(String sent, Reading reading) {
    this.sent = sent;
    this.reading = reading;
  }

  /** Pictures and sound have come. */
  MediaJudge seenAndHeard() {
    must(
        reading.frames().size() >= 10 && reading.audibleShare() > 0.5,
        "pictures and sound",
        reading.words(),
        FORWARDING);
    return this;
  }

  /** The pictures have the size that was published, or that in smaller, never another shape. */
  MediaJudge size(StampedMedia media) {
    List<String> odd =
        reading.frames().stream()
            .filter(f ->
                Math.abs(f.width() * media.height() - f.height() * media.width())
                    > media.height() * 2)
            .map(f -> f.width() + "x" + f.height())
            .distinct()
            .toList();
    boolean reached =
        reading.frames().stream()
            .anyMatch(f -> f.width() == media.width() && f.height() == media.height());
    must(
        odd.isEmpty() && reached,
        "pictures of %dx%d".formatted(media.width(), media.height()),
        odd.isEmpty() ? reading.words() : "pictures of " + odd,
        "whether packets of several pictures or layers are mixed");
    return this;
  }

  /** Every picture carries the stream's stamp. */
  MediaJudge picture(StampedMedia media) {
    Map<Integer, Long> tags =
        reading.frames().stream().collect(Collectors.groupingBy(Frame::tag, Collectors.counting()));
    must(
        !tags.isEmpty() && tags.keySet().equals(Set.of(media.tag())),
        "pictures of stream %d only".formatted(media.tag()),
        tags.isEmpty() ? reading.words() : "pictures by stream: " + tags,
        ROUTING);
    return this;
  }

  /** The sound is the stream's tone. */
  MediaJudge sound(StampedMedia media) {
    Map<Integer, Long> tones =
        reading.sounds().stream()
            .map(Reading.Sound::hz)
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    must(
        reading.audibleShare() > 0.5 && reading.toneShare(media.toneHz()) >= 0.8,
        "a tone of %d Hz, and beeps of %d Hz".formatted(media.toneHz(), Reading.BEEP_HZ),
        "100 ms pieces by frequency (0 is silence): " + tones,
        ROUTING);
    return this;
  }

  /** Pictures rise in number, none comes twice. */
  MediaJudge order() {
    List<String> disorder = reading.disorder();
    must(
        disorder.isEmpty() && reading.frames().size() >= 10,
        "pictures in the order in which they were drawn, each once",
        disorder.isEmpty() ? reading.words() : "picture " + String.join(", ", disorder),
        "whether packets are reordered, repeated or rewritten on their way");
    return this;
  }

  /**
   * Pictures have come all the time.
   *
   * @param sentFrames the number of the last picture that the publisher had made by then
   */
  MediaJudge videoFlows(int sentFrames) {
    int last = -1;
    int widest = 0;
    for (Frame frame : reading.frames()) {
      widest = last < 0 ? 0 : Math.max(widest, frame.counter() - last);
      last = frame.counter();
    }
    widest = Math.max(widest, sentFrames - last);
    must(
        last >= 0 && widest < STANDSTILL,
        "no more than %d pictures missing in a row".formatted(STANDSTILL),
        last < 0 ? reading.words() : "%d missing in a row; %s".formatted(widest, reading.words()),
        FORWARDING + "; requests for key frames");
    return this;
  }

  /**
   * Sound has come all the time.
   *
   * @param concealedShare the share of the sound that the player had to invent
   */
  MediaJudge audioFlows(double concealedShare) {
    must(
        reading.audibleShare() >= 0.9 && concealedShare < 0.3,
        "sound in at least 90 % of the time, less than 30 % of it invented by the player",
        "sound in %.0f %%, %.0f %% invented"
            .formatted(reading.audibleShare() * 100, concealedShare * 100),
        "whether audio packets are dropped or come in bursts");
    return this;
  }

  /** The median delay exceeds that without a server by less than this. */
  MediaJudge delay(double withoutServerMs, double allowedMs) {
    double delayMs = reading.delayMs().orElse(Double.POSITIVE_INFINITY);
    must(
        delayMs < withoutServerMs + allowedMs,
        "less than %.0f ms more than the %.0f ms without a server"
            .formatted(allowedMs, withoutServerMs),
        "%.0f ms from drawing to decoding".formatted(delayMs),
        "queues on the packet path; whether packets are sent as they come");
    return this;
  }

  private void must(boolean condition, String allowed, String seen, String lookFirst) {
    if (!condition) {
      throw new CheckFailure(sent, allowed, seen, lookFirst);
    }
  }
}
