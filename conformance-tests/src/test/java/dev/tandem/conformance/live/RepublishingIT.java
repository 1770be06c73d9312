package dev.tandem.conformance.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.conformance.probe.Await;
import dev.tandem.conformance.probe.ChromeSession;
import dev.tandem.conformance.probe.Deadlines;
import dev.tandem.conformance.probe.Tab;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Pushes and pulls between servers, each played in Chrome at the far end. */
@ExtendWith(BedExtension.class)
class RepublishingIT {
  @Test
  void pushesOneStreamUnderTwoNames(Bed bed) {
    String stream = bed.name("two");
    bed.publish(1, stream);

    bed.push(1, stream, 2, stream + "a");
    bed.push(1, stream, 2, stream + "b");

    Tab first = bed.play(2, stream + "a");
    Tab second = bed.play(2, stream + "b");
    MediaChecks.seesAndHears(first);
    MediaChecks.seesAndHears(second);
    assertThat(bed.rest(1).republished()).hasSize(2);
  }

  @Test
  void pushesAPushedStreamOnToAThirdServer(Bed bed) {
    String stream = bed.name("chain");
    Tab publisher = bed.publish(1, stream);
    bed.push(1, stream, 2, stream);
    bed.push(2, stream, 3, stream);
    Tab player = bed.play(3, stream);

    MediaChecks.seesAndHears(player);

    publisher.click("publishBtn");
    player.awaitStatus("playStatus", "FAILED");
    assertThat(player.text("playInfo")).contains("publisher stopped");
    bed.awaitGone(3, stream);
  }

  @Test
  void pullsAStreamFromAnotherServer(Bed bed) {
    String stream = bed.name("pull");
    bed.publish(1, stream);

    assertThat(bed.rest(2).pull(bed.server(1).ws(), stream + "here", stream).status())
        .isEqualTo(200);

    bed.awaitPublished(2, stream + "here");
    MediaChecks.seesAndHears(bed.play(2, stream + "here"));
  }

  @Test
  void endsOnTheTargetWhenItIsTerminated(Bed bed) {
    String stream = bed.name("end");
    Tab publisher = bed.publish(1, stream);
    bed.push(1, stream, 2, stream);
    Tab local = bed.play(1, stream);
    Tab remote = bed.play(2, stream);

    assertThat(
            bed.rest(1)
                .post("/pull/terminate", Map.of("uri", bed.server(2).ws().toString()))
                .status())
        .isEqualTo(200);

    bed.awaitGone(2, stream);
    remote.awaitStatus("playStatus", "FAILED");
    MediaChecks.seesAndHears(local);
    assertThat(publisher.status("publishStatus")).isEqualTo("PUBLISHING");
    assertThat(bed.rest(1).post("/pull/find_all", Map.of()).status()).isEqualTo(404);
  }

  @Test
  void endsWhenThePublishersBrowserDies(Bed bed) {
    String stream = bed.name("dies");
    try (ChromeSession dying = ChromeSession.start(Bed.microphone())) {
      Tab publisher =
          dying.newTab().open(bed.server(1).page("two-way-streaming.html", "stream", stream));
      publisher.click("publishBtn");
      publisher.awaitStatus("publishStatus", "PUBLISHING");
      bed.push(1, stream, 2, stream);
      Tab player = bed.play(2, stream);

      dying.kill();

      player.awaitStatus("playStatus", "FAILED");
      bed.awaitGone(2, stream);
      Await.value(
          "the push to be removed", Deadlines.STREAM, bed.rest(1)::republished, List::isEmpty);
    }
  }

  @Test
  void carriesMessagesOfThePublisherToRemotePlayers(Bed bed) {
    String stream = bed.name("data");
    Tab publisher = bed.publish(1, stream);
    bed.push(1, stream, 2, stream);
    Tab player = bed.play(2, stream);

    publisher.run("Flashphoner.getSessions()[0].getStreams()[0].sendData({count: 23})");

    Await.value(
        "the message", Deadlines.STREAM, () -> player.text("playEvent"), t -> t.contains("23"));
  }
}
