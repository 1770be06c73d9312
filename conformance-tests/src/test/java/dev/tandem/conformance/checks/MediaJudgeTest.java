package dev.tandem.conformance.checks;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.conformance.check.CheckFailure;
import dev.tandem.conformance.probe.browser.Reading;
import dev.tandem.conformance.probe.browser.Reading.Frame;
import dev.tandem.conformance.probe.browser.Reading.Sound;
import dev.tandem.conformance.probe.browser.StampedMedia;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** A stream as it should be passes; each way in which it can be wrong is named. */
class MediaJudgeTest {
  private static final StampedMedia MEDIA = StampedMedia.of(7);
  private static final int OTHER_TAG = 8;

  private final List<Frame> frames = new ArrayList<>();
  private final List<Sound> sounds = new ArrayList<>();

  MediaJudgeTest() {
    IntStream.range(0, 30).forEach(i -> frames.add(frame(i, MEDIA.tag())));
    IntStream.range(0, 20).forEach(i -> sounds.add(new Sound(i * 100, 0.17, MEDIA.toneHz())));
  }

  @Test
  void aGoodStreamPassesAllJudgements() {
    assertThatCode(() ->
            judge()
                .seenAndHeard()
                .size(MEDIA)
                .picture(MEDIA)
                .sound(MEDIA)
                .order()
                .videoFlows(31)
                .audioFlows(0.02)
                .delay(10, 200))
        .doesNotThrowAnyException();
  }

  @Test
  void pictureWithoutSoundIsNotHeard() {
    sounds.replaceAll(sound -> new Sound(sound.atMs(), 0, 0));

    fails(() -> judge().seenAndHeard(), "allowed is pictures and sound");
    fails(() -> judge().audioFlows(0), "seen was sound in 0 %");
  }

  @Test
  void soundWithoutPictureIsNotSeen() {
    frames.clear();

    fails(() -> judge().seenAndHeard(), "seen was no picture");
    fails(() -> judge().videoFlows(30), "seen was no picture");
    fails(() -> judge().picture(MEDIA), "seen was no picture");
    fails(() -> judge().order(), "seen was no picture");
  }

  @Test
  void onePictureOfAnotherStreamIsFound() {
    frames.add(frame(30, OTHER_TAG));

    fails(() -> judge().picture(MEDIA), "allowed is pictures of stream 7 only");
  }

  @Test
  void theToneOfAnotherStreamIsFound() {
    sounds.replaceAll(sound -> new Sound(sound.atMs(), 0.17, StampedMedia.tone(OTHER_TAG)));

    fails(() -> judge().sound(MEDIA), "allowed is a tone of 750 Hz");
  }

  @Test
  void swappedPicturesAreFound() {
    Collections.swap(frames, 10, 11);

    fails(() -> judge().order(), "seen was picture 10 after 11");
  }

  @Test
  void aPictureThatComesTwiceIsFound() {
    frames.add(11, frames.get(10));

    fails(() -> judge().order(), "seen was picture 10 after 10");
  }

  @Test
  void videoThatStoppedIsFound() {
    fails(() -> judge().videoFlows(90), "seen was 61 missing in a row");
  }

  @Test
  void videoThatPausedIsFound() {
    IntStream.range(70, 90).forEach(i -> frames.add(frame(i, MEDIA.tag())));

    fails(() -> judge().videoFlows(90), "seen was 41 missing in a row");
  }

  @Test
  void inventedSoundIsFound() {
    fails(() -> judge().audioFlows(0.5), "50 % invented");
  }

  @Test
  void anotherShapeIsFound() {
    frames.replaceAll(f -> new Frame(f.atMs(), f.tag(), f.counter(), false, f.sentMs(), 320, 180));

    fails(
        () -> judge().size(MEDIA),
        "allowed is pictures of 320x240, seen was pictures of [320x180]");
  }

  @Test
  void delayIsComparedWithThatOfTheMachine() {
    fails(() -> judge().delay(-190, 200), "seen was 20 ms from drawing to decoding");
  }

  private MediaJudge judge() {
    return new MediaJudge("play", new Reading(frames, sounds, List.of(), 0, 2000));
  }

  private static Frame frame(int counter, int tag) {
    double sentMs = counter * 66.0;
    return new Frame(sentMs + 20, tag, counter, false, sentMs, 320, 240);
  }

  private static void fails(ThrowingCallable judging, String words) {
    assertThatThrownBy(judging).isInstanceOf(CheckFailure.class).hasMessageContaining(words);
  }
}
