package dev.tandem.conformance.checks;

import dev.tandem.conformance.check.Answer;
import dev.tandem.conformance.check.Broadcast;
import dev.tandem.conformance.check.BroadcastOptions;
import dev.tandem.conformance.check.Check;
import dev.tandem.conformance.check.CheckContext;
import dev.tandem.conformance.check.Viewer;
import dev.tandem.conformance.check.ViewerOptions;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The answer to a player's offer. */
final class PlayAnswerChecks {
  private static final String SDP = "how the answer to playStream is written";
  private static final Pattern MSID =
      Pattern.compile("^a=(?:ssrc:\\d+ )?msid:(\\S+)", Pattern.MULTILINE);

  private PlayAnswerChecks() {}

  static List<Check> all() {
    return List.of(
        on("play-offer-is-answered", answer -> {}),
        on("play-answer-is-sendonly", PlayAnswerChecks::direction),
        on("play-answer-keeps-the-m-lines", PlayAnswerChecks::mLines),
        on("play-answer-has-one-msid", PlayAnswerChecks::oneMsid),
        Check.of("play-of-one-medium-works", PlayAnswerChecks::oneMedium),
        Check.of("missing-medium-is-rejected-alone", PlayAnswerChecks::missingMedium));
  }

  private static Check on(String id, Consumer<Answer> judgement) {
    return Check.of(
        id,
        c -> {
          Broadcast live = c.broadcast(1);
          ViewerOptions unconnected = ViewerOptions.usual().withoutConnecting();
          judgement.accept(c.viewer(1, live.name(), unconnected).answer());
        });
  }

  private static void direction(Answer a) {
    a.must(
        !a.directions().isEmpty() && a.directions().stream().allMatch("sendonly"::equals),
        "sendonly in every m-section, the mirror of the offered recvonly",
        "" + a.directions(),
        "the direction of the answer: browsers reject any other, and a missing one, in silence");
  }

  private static void mLines(Answer a) {
    a.must(
        a.kinds().equals(List.of("audio", "video")),
        "the m-lines of the offer: audio, video",
        "" + a.kinds(),
        SDP);
  }

  private static void oneMsid(Answer a) {
    List<String> streams = a.sections().stream().map(PlayAnswerChecks::stream).toList();
    a.must(
        streams.stream().distinct().count() == 1 && !streams.contains("-"),
        "one msid stream id for audio and video, which is no dash",
        "" + streams,
        "the msid lines of the answer: pages render only the last of two streams, and none of '-'");
  }

  /**
   * The stream id of a section; empty where it names none, which browsers take for a common one.
   */
  private static String stream(String section) {
    Matcher msid = MSID.matcher(section);
    return msid.find() ? msid.group(1) : "";
  }

  private static void oneMedium(CheckContext c) {
    Broadcast live = c.broadcast(1);
    Viewer listener = c.viewer(1, live.name(), ViewerOptions.usual().audioOnly());
    listener.awaitAudio();
    Viewer watcher = c.viewer(1, live.name(), ViewerOptions.usual().videoOnly());
    watcher.awaitVideo();
    only(listener.answer(), "audio");
    only(watcher.answer(), "video");
  }

  private static void only(Answer a, String kind) {
    a.must(a.kinds().equals(List.of(kind)), "one m-line: " + kind, "" + a.kinds(), SDP);
  }

  private static void missingMedium(CheckContext c) {
    Broadcast live = c.broadcast(1, BroadcastOptions.usual().audioOnly());
    Viewer viewer = c.viewer(1, live.name());
    viewer.awaitAudio();
    Answer a = viewer.answer();
    String video = a.sections().getLast();
    a.must(
        a.kinds().equals(List.of("audio", "video"))
            && (video.startsWith("m=video 0 ") || a.directions().getLast().equals("inactive")),
        "the video m-line with port 0 or inactive",
        video.lines().findFirst().orElse("") + ", " + a.directions().getLast(),
        SDP);
  }
}
